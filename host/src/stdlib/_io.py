"""Files and streams in memory: what `open` gives, on the calls of `os`."""

from builtins import BlockingIOError, open

import os
import sys
from _io_base import (
    DEFAULT_BUFFER_SIZE, UnsupportedOperation, _BufferedIOBase, _IOBase, _RawIOBase, _TextIOBase,
)
from _io_raw import FileIO, _flush_all
from _io_buffered import BufferedRandom, BufferedReader, BufferedWriter
from _io_text import TextIOWrapper, _STEP

_LATER = {
    "BufferedRWPair": "_io_pair",
    "BytesIO": "_io_memory",
    "StringIO": "_io_memory",
    "IncrementalNewlineDecoder": "_io_codec",
}


def __getattr__(name):
    """What many programs do without is imported once it is asked for."""
    if name not in _LATER:
        raise AttributeError(f"module '_io' has no attribute {name!r}")
    value = globals()[name] = getattr(__import__(_LATER[name]), name)
    return value


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


def _open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, int):
        file = os.fspath(file)
    kind, updating, binary = _flags(mode)
    for name, given in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if given is None:
            continue
        if not isinstance(given, str):
            sort = type(given).__name__
            raise TypeError(f"open() argument {name!r} must be str or None, not {sort}")
        if binary:
            article = "an" if name[0] == "e" else "a"
            raise ValueError(f"binary mode doesn't take {article} {name} argument")
    if encoding is None and not binary and sys.flags.warn_default_encoding:
        encoding = _warned(2)
    if binary and buffering == 1:
        import warnings

        warnings.warn(
            "line buffering (buffering=1) isn't supported in binary mode, "
            "the default buffer size will be used", RuntimeWarning, 2,
        )
    # A file that the program has dropped without closing it has been written by now.
    _flush_all()
    raw = FileIO(file, kind + "+" * updating, closefd, opener)
    result = raw
    try:
        lines = buffering == 1
        if buffering < 0 and raw.isatty():
            lines = True
        if buffering == 0:
            if not binary:
                raise ValueError("can't have unbuffered text I/O")
            return raw
        sort = BufferedRandom if updating else BufferedReader if kind == "r" else BufferedWriter
        # A larger buffer than other streams have makes no difference but to the time.
        result = buffer = sort(raw, _STEP if buffering < 2 else buffering)
        if binary:
            return buffer
        result = text = TextIOWrapper(buffer, encoding, errors, newline, lines)
        if not updating:
            text._step = _STEP
        text.mode = mode
        return text
    except BaseException:
        result.close()
        raise


def text_encoding(encoding, stacklevel=2, /):
    """The encoding that an argument names: the usual one for None."""
    if encoding is not None:
        return encoding
    if sys.flags.warn_default_encoding:
        _warned(stacklevel + 1)
    return "locale"


def _warned(stacklevel):
    """The usual encoding, after the warning that it is meant by what is not said."""
    import warnings

    warnings.warn("'encoding' argument not specified", EncodingWarning, stacklevel + 1)
    return "locale"


def open_code(path):
    if not isinstance(path, str):
        raise TypeError(f"open_code() argument 'path' must be str, not {type(path).__name__}")
    return open(path, "rb")
