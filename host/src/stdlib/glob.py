"""Files whose paths fit patterns."""

import fnmatch
import os
import re
import stat

__all__ = ["escape", "glob", "iglob", "translate"]

_MAGIC = re.compile(r"[*?[]")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that fit, in the order of the file system. With `recursive`, `**` fits any
    number of folders."""
    return list(
        iglob(
            pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
            include_hidden=include_hidden,
        )
    )


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    if isinstance(pathname, bytes):
        found = iglob(
            os.fsdecode(pathname), root_dir=None if root_dir is None else os.fsdecode(root_dir),
            dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden,
        )
        return map(os.fsencode, found)
    root = "" if root_dir is None else os.fspath(root_dir)
    search = _Search(root, dir_fd, recursive, include_hidden)
    return _found(search, pathname, recursive)


def _found(search, pathname, recursive):
    # What `**` finds for no folder at all is no path.
    skip_empty = not pathname or recursive and pathname[:2] == "**"
    for path in search.paths(pathname, False):
        if skip_empty and not path:
            skip_empty = False
            continue
        yield path


def has_magic(s):
    return _MAGIC.search(s) is not None


def _is_recursive(pattern):
    return pattern == "**"


class _Search:
    """Where paths begin, and which names fit."""

    def __init__(self, root, dir_fd, recursive, hidden):
        self.root, self.dir_fd = root, dir_fd
        self.recursive, self.hidden = recursive, hidden

    def _at(self, path):
        root = self.root
        return os.path.join(root, path) if root and path else root or path

    def _exists(self, path):
        if self.dir_fd is None:
            return os.path.lexists(path)
        return self._facts(path, False) is not None

    def _is_folder(self, path):
        if self.dir_fd is None:
            return os.path.isdir(path)
        facts = self._facts(path, True)
        return facts is not None and stat.S_ISDIR(facts.st_mode)

    def _facts(self, path, follow):
        try:
            return os.stat(path, dir_fd=self.dir_fd, follow_symlinks=follow)
        except (OSError, ValueError):
            return None

    def paths(self, pathname, only_folders):
        head, tail = os.path.split(pathname)
        if not has_magic(pathname):
            if tail:
                if self._exists(self._at(pathname)):
                    yield pathname
            elif self._is_folder(self._at(head)):
                yield pathname
            return
        find = self._fitting if has_magic(tail) else self._existing
        if self.recursive and _is_recursive(tail):
            find = self._below
        if not head:
            yield from find(self.root, tail, only_folders)
            return
        folders = [head]
        if head != pathname and has_magic(head):
            folders = self.paths(head, True)
        for folder in folders:
            for name in find(self._at(folder), tail, only_folders):
                yield os.path.join(folder, name)

    def _names(self, folder, only_folders):
        fd = None
        try:
            if self.dir_fd is not None:
                fd = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=self.dir_fd)
            with os.scandir(folder or "." if fd is None else fd) as entries:
                return [e.name for e in entries if not only_folders or e.is_dir()]
        except OSError:
            return []
        finally:
            if fd is not None:
                os.close(fd)

    def _fitting(self, folder, pattern, only_folders):
        names = self._names(folder, only_folders)
        if not self.hidden and pattern[0] != ".":
            names = [name for name in names if name[0] != "."]
        return fnmatch.filter(names, pattern)

    def _existing(self, folder, name, only_folders):
        exists = (self._exists(os.path.join(folder, name)) if name
                  else self._is_folder(folder))
        return [name] if exists else []

    def _below(self, folder, pattern, only_folders):
        if not folder or self._is_folder(folder):
            yield pattern[:0]
        yield from self._walk(folder, only_folders)

    def _walk(self, folder, only_folders):
        for name in self._names(folder, only_folders):
            if self.hidden or name[0] != ".":
                yield name
                below = os.path.join(folder, name) if folder else name
                for inner in self._walk(below, only_folders):
                    yield os.path.join(name, inner)


def escape(pathname):
    """The path as a pattern that it alone fits."""
    if isinstance(pathname, bytes):
        return re.sub(rb"([*?[])", rb"[\1]", pathname)
    return re.sub(r"([*?[])", r"[\1]", pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """The pattern as a regular expression."""
    seps = seps or os.path.sep
    any_sep = f"[{''.join(map(re.escape, seps))}]" if len(seps) > 1 else re.escape(seps)
    no_sep = f"[^{''.join(map(re.escape, seps))}]"
    first = "" if include_hidden else r"(?!\.)"
    one = f"{no_sep}+" if include_hidden else f"[^.{''.join(map(re.escape, seps))}]{no_sep}*"
    segments = re.split(any_sep, pat)
    text = ""
    for at, segment in enumerate(segments):
        is_last = at == len(segments) - 1
        if segment == "*":
            text += one if is_last else f"{one}{any_sep}"
        elif recursive and segment == "**":
            if is_last:
                text += f"(?:{one}{any_sep})*(?:{one})?" if not include_hidden else ".*"
            elif segments[at + 1] != "**":
                text += f"(?:{one}{any_sep})*" if not include_hidden else f"(?:.+{any_sep})?"
        else:
            if segment:
                if not include_hidden and segment[0] in "*?":
                    text += first
                inner = fnmatch.translate(segment)[4:-3]
                text += inner.replace("(?>.*?", f"(?>{no_sep}*?").replace(".*", f"{no_sep}*")
            if not is_last:
                text += any_sep
    return rf"(?s:{text})\Z"
