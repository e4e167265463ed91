"""The entries of folders, which know a little more than their names."""

__name__ = "posix"

import posix as _os
import stat as _stat
import _system
from _os_arguments import (
    AT_FDCWD as _AT_FDCWD, AT_SYMLINK_NOFOLLOW as _AT_SYMLINK_NOFOLLOW, failed as _failed,
    path as _path)


class DirEntry:
    """A name in a folder."""

    __slots__ = ("name", "path", "_folder", "_own", "_followed", "_inode", "_kind")
    __class_getitem__ = classmethod(type(list[int]))
    __static_name__ = "posix.DirEntry"

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __init_subclass__(cls):
        raise TypeError("type 'posix.DirEntry' is not an acceptable base type")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'posix.DirEntry' object")

    def _facts(self, follow):
        """What `stat` gives, or a negated error number."""
        if self._own is None:
            self._own = self._ask(_AT_SYMLINK_NOFOLLOW)
        if not follow or isinstance(self._own, int) or not _stat.S_ISLNK(self._own.st_mode):
            return self._own
        if self._followed is None:
            self._followed = self._ask(0)
        return self._followed

    def _ask(self, flags):
        fd = self._folder
        raw = _os.fsencode(self.path if fd is None else self.name)
        return _system.stat_at(_AT_FDCWD if fd is None else fd, raw, flags)

    def _is(self, test, kind, follow):
        if self._kind and (self._kind != _LINK or kind == _LINK):
            return self._kind == kind
        facts = self._facts(follow)
        if not isinstance(facts, int):
            return test(facts.st_mode)
        if facts == -2:
            return False
        raise _failed(facts, self.path)

    def is_dir(self, *, follow_symlinks=True):
        return self._is(_stat.S_ISDIR, _FOLDER, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        return self._is(_stat.S_ISREG, _FILE, follow_symlinks)

    def is_symlink(self):
        return self._is(_stat.S_ISLNK, _LINK, False)

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        facts = self._facts(follow_symlinks)
        if isinstance(facts, int):
            raise _failed(facts, self.path)
        return facts

    def inode(self):
        return self._inode

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


# What the system says of an entry.
_FOLDER, _FILE, _LINK = 1, 2, 3
_new = object.__new__


def _way(raw):
    if raw is None or raw == -1:
        return b"."
    return b"/proc/self/fd/%d" % raw if isinstance(raw, int) else raw


def _entry(name, path, folder, inode, kind):
    entry = _new(DirEntry)
    entry._inode, entry._kind = inode, kind
    entry.name, entry.path, entry._folder = name, path, folder
    entry._own = entry._followed = None
    return entry


class _ScandirIterator:
    """The entries of a folder, one after the other."""

    __static_name__ = "posix.ScandirIterator"

    def __new__(cls, *args, **keywords):
        raise TypeError("cannot create 'posix.ScandirIterator' instances")

    def __iter__(self):
        return self

    def __next__(self):
        for name, inode, kind in self._names:
            if not self._is_bytes:
                name = _os.fsdecode(name)
            return _entry(name, name if self._folder is not None else self._before + name,
                          self._folder, inode, kind)
        raise StopIteration

    def close(self):
        self._names = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


_ScandirIterator.__name__ = _ScandirIterator.__qualname__ = "ScandirIterator"


def scandir(path=None):
    raw, shown = _path("scandir", path, takes_fd=True, takes_none=True)
    shown = "." if raw is None else shown
    found = _new(_ScandirIterator)
    found._folder = raw if isinstance(raw, int) else None
    # The list is made now, so that the program may change the folder as it goes.
    names = _system.entries(_way(raw))
    if isinstance(names, int):
        raise _failed(names, shown)
    found._names, found._is_bytes = iter(names), isinstance(shown, bytes)
    if found._folder is None:
        slash = b"/" if isinstance(shown, bytes) else "/"
        found._before = shown if shown.endswith(slash) else shown + slash
    return found
