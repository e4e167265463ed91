"""The binary files under the standard streams, and what the streams seldom do."""

import codecs
import _stdio
from _io_base import UnsupportedOperation, _bytes_like
from _io_buffered import BufferedReader, BufferedWriter
from _io_raw import FileIO

# The module whose classes these are.
__name__ = "_io"


class _Standard(FileIO):
    """The descriptor of a standard stream; the host keeps what is read ahead or not yet written."""

    __module__ = "_io"

    def seekable(self):
        return False

    def close(self):
        if not self.closed and self._writes:
            _text(self._fd).flush()


class _Input(BufferedReader):
    __module__ = "_io"

    def read(self, size=-1, /):
        self._live("read of")
        return _stdio.read(-1 if size is None else size)

    def readline(self, size=-1, /):
        self._live("readline of")
        return _stdio.read_line(-1 if size is None else size)

    def peek(self, size=0, /):
        self._live("peek of")
        return _stdio.ahead()

    def read1(self, size=-1, /):
        """What is there, at most `size` bytes, after one look."""
        ready = len(self.peek())
        return _stdio.read(ready if size < 0 else min(size, ready))

    def _read_into(self, into, once):
        data = (self.read1 if once else self.read)(len(into))
        into[: len(data)] = data
        return len(data)

    def close(self):
        pass


class _Output(BufferedWriter):
    __module__ = "_io"

    def write(self, data, /):
        self._live("write to")
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        data = _bytes_like(data)
        _stdio.write(self._raw._fd, data)
        return len(data)

    def flush(self):
        self._live("flush of")
        _text(self._raw._fd).flush()

    def close(self):
        self.flush()


for _class, _name in (
    (_Standard, "FileIO"), (_Input, "BufferedReader"), (_Output, "BufferedWriter"),
):
    _class.__name__ = _class.__qualname__ = _name
    # Nobody closes them.
    _class._owned = True

_NAMES = "<stdin>", "<stdout>", "<stderr>"
_files = {}


def _text(fd):
    import sys

    return (sys.__stdin__, sys.__stdout__, sys.__stderr__)[fd]


def buffer(fd):
    """The binary file of a stream: the same each time."""
    if fd not in _files:
        raw = _Standard.__new__(_Standard)
        raw._set_mode("w" if fd else "r")
        raw._fd, raw._closefd, raw.name = fd, False, _NAMES[fd]
        _files[fd] = (_Output if fd else _Input)(raw)
    return _files[fd]


def seek(fd):
    raise UnsupportedOperation("underlying stream is not seekable")


tell = seek


def truncate(fd):
    raise UnsupportedOperation("truncate")


def detach(fd):
    if fd:
        _text(fd).flush()
    return buffer(fd)


def line_buffering(fd):
    return fd == 2 or _text(fd).isatty()


def reconfigure(fd, encoding, errors, line_buffering):
    """The standard streams are UTF-8; where they are flushed can be said."""
    if encoding is not None and codecs.lookup(encoding).name != "utf-8":
        raise ValueError(f"the standard streams are UTF-8, not {encoding!r}")
    if errors is not None:
        codecs.lookup_error(errors)
    if fd:
        _text(fd).flush()
    if line_buffering is not None and fd == 1:
        _stdio.set_line_buffering(bool(line_buffering))
