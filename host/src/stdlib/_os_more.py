"""What `os` has besides what the operating system gives: trees of folders, and names."""

__name__ = "os"

import abc
import os as _os
import stat as _stat
import sys
from _structseq import (
    sched_param, stat_result, statvfs_result, terminal_size, times_result, uname_result)
from os import fspath, listdir, mkdir, path, rename, rmdir, stat

st = _stat
_walk_symlinks_as_files = object()
supports_bytes_environ = True
_made_when_asked_for = {
    "supports_dir_fd": "access chmod chown link mkdir mkfifo mknod open readlink rename rmdir "
                       "stat symlink unlink utime",
    "supports_effective_ids": "access",
    "supports_fd": "chdir chmod chown execve listdir pathconf scandir stat statvfs truncate utime",
    "supports_follow_symlinks": "access chown link stat utime",
}


def __getattr__(name):
    if name not in _made_when_asked_for:
        raise AttributeError(f"module 'os' has no attribute {name!r}", name=name)
    globals()[name] = made = {getattr(_os, function) for function in _made_when_asked_for[name].split()}
    return made


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
        if tail == (b"." if isinstance(tail, bytes) else "."):
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
    waiting = [fspath(top)]
    while waiting:
        top = waiting.pop()
        if isinstance(top, tuple):
            yield top
            continue
        try:
            names = listdir(top)
        except OSError as error:
            if onerror is not None:
                onerror(error)
            continue
        folders, files = [], []
        for name in names:
            below = path.join(top, name)
            is_folder = path.isdir(below) and not (
                followlinks is _walk_symlinks_as_files and path.islink(below))
            (folders if is_folder else files).append(name)
        if topdown:
            yield top, folders, files
        else:
            waiting.append((top, folders, files))
        follows = followlinks and followlinks is not _walk_symlinks_as_files
        for name in reversed(folders):
            below = path.join(top, name)
            if follows or not path.islink(below):
                waiting.append(below)


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """As `walk`, with a descriptor of each folder."""
    top = fspath(top)
    facts = None
    if not follow_symlinks:
        facts = _os.stat(top, follow_symlinks=False, dir_fd=dir_fd)
    yield from _fwalk(top, top, dir_fd, isinstance(top, bytes), topdown, onerror,
                      follow_symlinks, facts)


def _fwalk(top, name, folder, is_bytes, topdown, onerror, follow, facts):
    try:
        fd = _os.open(name, _os.O_RDONLY | _os.O_NONBLOCK, dir_fd=folder)
    except OSError as error:
        if top is name:
            raise
        if onerror is not None:
            onerror(error)
        return
    try:
        if not follow and not (_stat.S_ISDIR(facts.st_mode)
                               and path.samestat(facts, _os.stat(fd))):
            return
        folders, files = [], []
        for entry in _os.scandir(fd):
            below = _os.fsencode(entry.name) if is_bytes else entry.name
            try:
                (folders if entry.is_dir() else files).append(below)
            except OSError:
                files.append(below)
        if topdown:
            yield top, folders, files, fd
        for below in folders:
            try:
                known = None if follow else _os.stat(below, dir_fd=fd, follow_symlinks=False)
            except OSError as error:
                if onerror is not None:
                    onerror(error)
                continue
            yield from _fwalk(path.join(top, below), below, fd, is_bytes, topdown, onerror,
                              follow, known)
        if not topdown:
            yield top, folders, files, fd
    finally:
        _os.close(fd)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    import io

    if "b" not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def getcwdb():
    return _os.fsencode(_os.getcwd())


def getenvb(key, default=None):
    if not isinstance(key, bytes):
        raise TypeError(f"bytes expected, not {type(key).__name__}")
    value = _os.environ.get(_os.fsdecode(key))
    return default if value is None else _os.fsencode(value)


def get_exec_path(env=None):
    """The folders in which programs are looked for."""
    if env is None:
        env = _os.environ
    try:
        folders = env.get("PATH")
    except TypeError:
        folders = None
    try:
        raw = env[b"PATH"]
    except (KeyError, TypeError):
        pass
    else:
        if folders is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        folders = raw
    if isinstance(folders, bytes):
        folders = _os.fsdecode(folders)
    return (_os.defpath if folders is None else folders).split(":")


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
