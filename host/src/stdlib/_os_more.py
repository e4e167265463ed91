"""What `os` has besides what the operating system gives: trees of folders, and names."""

import abc
import posix as _os
from _structseq import (
    sched_param, stat_result, statvfs_result, terminal_size, times_result, uname_result)
from posix import fspath, listdir, mkdir, path, rename, rmdir, stat

_walk_symlinks_as_files = object()
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
TMP_MAX = 238328
P_WAIT, P_NOWAIT, P_NOWAITO = 0, 1, 1
EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_SOFTWARE, EX_OSERR, EX_IOERR = 64, 65, 66, 70, 71, 74
supports_dir_fd = supports_effective_ids = supports_fd = supports_follow_symlinks = set()
supports_bytes_environ = True


class PathLike(abc.ABC):
    """What has a path in the file system."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike and any("__fspath__" in base.__dict__ for base in subclass.__mro__):
            return True
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


PathLike.__module__ = "os"


class DirEntry:
    """A name in a folder."""

    __class_getitem__ = classmethod(type(list[int]))
    __static_name__ = "posix.DirEntry"

    __slots__ = ("name", "path", "_stat")

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)
        self._stat = None

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not self.is_symlink())

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not self.is_symlink())

    def is_symlink(self):
        return path.islink(self.path)

    def is_junction(self):
        return False

    def stat(self, *, follow_symlinks=True):
        if self._stat is None:
            self._stat = stat(self.path)
        return self._stat

    def inode(self):
        return self.stat().st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    """The names in a folder, one after the other."""

    def __init__(self, folder):
        self._left = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._left)

    def close(self):
        self._left = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def scandir(path="."):
    return _Entries(fspath(path))


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder, and those above that are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == ".":
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Folder, names of folders in it, names of files in it: for each folder of a tree."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders, files = [], []
    for name in names:
        below = path.join(top, name)
        is_folder = path.isdir(below) and not (
            followlinks is _walk_symlinks_as_files and path.islink(below))
        (folders if is_folder else files).append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        below = path.join(top, name)
        if followlinks is not False and followlinks is not _walk_symlinks_as_files or (
                not path.islink(below)):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    return open(fd, mode, buffering, encoding, *args, **kwargs)


def get_terminal_size(fd=1):
    raise OSError(25, _os.strerror(25))


def get_exec_path(env=None):
    return (env or _os.environ).get("PATH", _os.defpath).split(":")


def _get_exports_list(module):
    """The public names of a module, as those ask that give on another one's."""
    names = getattr(module, "__all__", None)
    return list(names) if names is not None else [n for n in dir(module) if not n.startswith("_")]


def popen(cmd, mode="r", buffering=-1):
    """What a command of the shell prints, or reads, as a file."""
    import io
    import subprocess

    if not isinstance(cmd, str):
        raise TypeError(f"invalid cmd type ({type(cmd)}, expected string)")
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    if buffering == 0 or buffering is None:
        raise ValueError("popen() does not support unbuffered streams")
    end = "stdout" if mode == "r" else "stdin"
    process = subprocess.Popen(cmd, shell=True, text=True, bufsize=buffering,
                               **{end: subprocess.PIPE})
    return _CommandFile(getattr(process, end), process)


class _CommandFile:
    """The file at one end of a command, which is waited for when it is closed."""

    def __init__(self, stream, process):
        self._stream, self._process = stream, process

    def close(self):
        """The exit status; None where that is 0."""
        self._stream.close()
        status = self._process.wait()
        return None if status == 0 else -status if status < 0 else status << 8

    def __enter__(self):
        return self

    def __exit__(self, *about):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)
