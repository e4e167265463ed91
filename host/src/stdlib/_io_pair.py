"""Two buffered streams as one, for what is read and written apart."""

from _io_base import DEFAULT_BUFFER_SIZE, UnsupportedOperation, _BufferedIOBase, _cannot_pickle
from _io_buffered import BufferedReader, BufferedWriter

# The module whose classes these are.
__name__ = "_io"


def _method_of(part, name):
    """A method that one of the two has."""
    def method(self, *given):
        return getattr(self._part(part), name)(*given)

    method.__name__, method.__qualname__ = name, f"BufferedRWPair.{name}"
    return method


class BufferedRWPair(_BufferedIOBase):
    """A stream to read, and one to write."""

    __static_name__ = "_io.BufferedRWPair"
    __module__ = "_io"

    _parts = None

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        if not writer.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self._parts = {
            "reader": BufferedReader(reader, buffer_size),
            "writer": BufferedWriter(writer, buffer_size),
        }

    def _part(self, name):
        if self._parts is None:
            raise ValueError("I/O operation on uninitialized object")
        return self._parts[name]

    __reduce__ = __reduce_ex__ = _cannot_pickle

    for _name in "read", "read1", "readinto", "readinto1", "peek", "readable":
        locals()[_name] = _method_of("reader", _name)
    for _name in "write", "flush", "writable":
        locals()[_name] = _method_of("writer", _name)
    del _name

    @property
    def closed(self):
        return self._part("writer").closed

    def isatty(self):
        return self._part("writer").isatty() or self._part("reader").isatty()

    def close(self):
        try:
            self._part("writer").close()
        finally:
            self._part("reader").close()
