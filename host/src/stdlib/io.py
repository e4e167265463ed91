"""Files and streams in memory, with the abstract classes that they are of."""

import abc
import _io
from _io import (
    DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedWriter, BytesIO,
    FileIO, StringIO, TextIOWrapper, UnsupportedOperation, _flush_all, open, open_code,
    text_encoding,
)
from _io_base import _delete

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
    "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
    "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
    "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "text_encoding",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """What all streams have in common."""

    __del__ = _delete


class RawIOBase(_io._RawIOBase, IOBase):
    """Bytes that are read and written without a buffer."""


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """Bytes that are read ahead, and written together."""


class TextIOBase(_io._TextIOBase, IOBase):
    """Text."""


RawIOBase.register(FileIO)
for _class in BytesIO, BufferedReader, BufferedWriter, BufferedRandom:
    BufferedIOBase.register(_class)
for _class in StringIO, TextIOWrapper:
    TextIOBase.register(_class)
del _class


def __getattr__(name):
    """What many programs do without is imported once it is asked for."""
    if name not in ("BufferedRWPair", "IncrementalNewlineDecoder"):
        raise AttributeError(f"module 'io' has no attribute {name!r}")
    value = globals()[name] = getattr(_io, name)
    if name == "BufferedRWPair":
        BufferedIOBase.register(value)
    return value


def __dir__():
    return sorted({*globals(), *__all__})


def _of_streams():
    """Counts the standard streams among the streams of text."""
    import sys

    if sys.__stdout__ is not None:
        TextIOBase.register(type(sys.__stdout__))


_of_streams()
