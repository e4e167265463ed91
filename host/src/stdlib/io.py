"""Files and streams in memory: what `open` gives, on the calls of `os`."""

import os
from _io_base import BufferedIOBase, IOBase, RawIOBase, TextIOBase, UnsupportedOperation
from _io_binary import (
    BufferedRandom, BufferedReader, BufferedWriter, FileIO, _Descriptor, _flush_all,
)
from _io_memory import BytesIO, StringIO
from _io_text import IncrementalNewlineDecoder, TextIOWrapper

__all__ = [
    "open", "open_code", "text_encoding", "UnsupportedOperation", "IOBase", "RawIOBase", "BufferedIOBase",
    "TextIOBase", "FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom",
    "TextIOWrapper", "StringIO", "BytesIO", "SEEK_SET", "SEEK_CUR", "SEEK_END",
    "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


def _flags(mode):
    """The kind (r, w, a, x), and whether it is updating and binary."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("rwaxbt+") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    if "b" in letters and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    kinds = letters & set("rwax")
    if not kinds:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if len(kinds) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    return kinds.pop(), "+" in letters, "b" in letters


def _descriptor(file, kind, updating, closefd, opener):
    flags = {
        "r": 0,
        "w": os.O_CREAT | os.O_TRUNC,
        "a": os.O_CREAT | os.O_APPEND,
        "x": os.O_CREAT | os.O_EXCL,
    }[kind]
    flags |= os.O_RDWR if updating else os.O_RDONLY if kind == "r" else os.O_WRONLY
    flags |= os.O_CLOEXEC
    # A file that the program has dropped without closing it has been written by now.
    _flush_all()
    if isinstance(file, int):
        if file < 0:
            raise ValueError("negative file descriptor")
        fd = file
    elif not closefd:
        raise ValueError("Cannot use closefd=False with file name")
    elif opener is not None:
        fd = opener(file, flags)
    else:
        fd = os.open(file, flags, 0o666)
        if kind == "r" and not updating and os.stat(file).st_mode & 0o170000 == 0o040000:
            os.close(fd)
            raise IsADirectoryError(21, "Is a directory", file)
    if kind == "a":
        try:
            os.lseek(fd, 0, 2)
        except OSError:
            pass
    reads = kind == "r" or updating
    writes = kind != "r" or updating
    return _Descriptor(fd, reads, writes, closefd, kind == "a")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, (str, bytes, int)):
        if not hasattr(file, "__fspath__"):
            kind = type(file).__name__
            raise TypeError(f"expected str, bytes or os.PathLike object, not {kind}")
        file = file.__fspath__()
    kind, updating, binary = _flags(mode)
    for name, given in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if binary and given is not None:
            article = "an" if name[0] == "e" else "a"
            raise ValueError(f"binary mode doesn't take {article} {name} argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    descriptor = _descriptor(file, kind, updating, closefd, opener)
    if buffering == 0:
        return FileIO(descriptor, file, mode.replace("t", ""))
    sort = BufferedRandom if updating else BufferedReader if kind == "r" else BufferedWriter
    raw = {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}[kind] + ("+" if updating else "")
    buffer = sort(descriptor, file, raw)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def text_encoding(encoding, stacklevel=2):
    """The encoding that an argument names: the usual one for None."""
    return "locale" if encoding is None else encoding


def open_code(path):
    return open(path, "rb")
