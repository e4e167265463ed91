"""The binary files under the standard streams."""

import codecs
import _stdio
from _io_base import UnsupportedOperation
from _io_binary import BufferedReader, BufferedWriter, _Descriptor

# The module whose classes these are.
__name__ = "io"


class _Standard(_Descriptor):
    """The descriptor of a standard stream; the host keeps what is read ahead or not yet written."""

    def __init__(self, fd):
        super().__init__(fd, fd == 0, fd != 0, False, False)

    def fill(self):
        self.data = _stdio.ahead()
        return bool(self.data)

    def read(self, size):
        self.data = b""
        return _stdio.read(-1 if size is None else size)

    def read_line(self, size):
        self.data = b""
        return _stdio.read_line(size)

    def write(self, data):
        _stdio.write(self.fd, data)

    def flush(self):
        if self.writable:
            _text(self.fd).flush()

    def seekable(self):
        return False

    def seek(self, offset, whence):
        raise UnsupportedOperation("a standard stream is not seekable")

    def tell(self):
        raise UnsupportedOperation("a standard stream is not seekable")

    truncate = seek

    def close(self):
        self.flush()


class _Input(BufferedReader):
    __module__ = "_io"

    def read1(self, size=-1, /):
        """What is there, at most `size` bytes, after one look."""
        self._reads()
        ready = len(self._file.data) if self._file.fill() else 0
        return self._file.read(ready if size < 0 else min(size, ready))


class _Output(BufferedWriter):
    __module__ = "_io"


_Input.__name__ = _Input.__qualname__ = "BufferedReader"
_Output.__name__ = _Output.__qualname__ = "BufferedWriter"

_NAMES = "<stdin>", "<stdout>", "<stderr>"
_files = {}


def _text(fd):
    import sys

    return (sys.__stdin__, sys.__stdout__, sys.__stderr__)[fd]


def buffer(fd):
    """The binary file of a stream: the same each time."""
    if fd not in _files:
        kind, mode = (_Output, "wb") if fd else (_Input, "rb")
        _files[fd] = kind(_Standard(fd), _NAMES[fd], mode)
    return _files[fd]


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
