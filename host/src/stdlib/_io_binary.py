"""The binary files of `io`, on the calls of `os`."""

import os
from _io_base import BufferedIOBase, UnsupportedOperation, _CHUNK, _bytes_like, _cannot_pickle

# The module whose classes and functions these are.
__name__ = "io"

# The most that one call reads.
_MOST = 16 * 1024 * 1024
# The descriptors with what is still to be written.
_unwritten = []


def _flush_all():
    for descriptor in list(_unwritten):
        descriptor.flush()


class _Descriptor:
    """A file descriptor, with what has been read ahead and what is still to be written."""

    def __init__(self, fd, readable, writable, closes, append):
        self.fd = fd
        self.readable = readable
        self.writable = writable
        self.closes = closes
        self.append = append
        self.data = b""
        self.at = 0
        self.pending = []
        self.size = 0

    def fill(self):
        """Reads more behind what is there; whether there was any."""
        more = os.read(self.fd, _CHUNK)
        if not more:
            return False
        self.data = self.data[self.at:] + more
        self.at = 0
        return True

    def read(self, size):
        self.flush()
        if size is None or size < 0:
            parts = [self.data[self.at:]]
            self.data, self.at = b"", 0
            step = _CHUNK
            while more := os.read(self.fd, step):
                parts.append(more)
                step = min(2 * step, _MOST)
            return b"".join(parts)
        while len(self.data) - self.at < size and self.fill():
            pass
        data = self.data[self.at:self.at + size]
        self.at += len(data)
        return data

    def read_line(self, size):
        self.flush()
        start = 0
        while True:
            end = self.data.find(b"\n", self.at + start)
            if end >= 0:
                end += 1
                break
            start = len(self.data) - self.at
            if size >= 0 and start >= size or not self.fill():
                end = len(self.data)
                break
        if size >= 0:
            end = min(end, self.at + size)
        line = self.data[self.at:end]
        self.at = end
        return line

    def write(self, data):
        if self.at < len(self.data):
            os.lseek(self.fd, self.at - len(self.data), 1)
        self.data, self.at = b"", 0
        if not self.pending:
            _unwritten.append(self)
        self.pending.append(data)
        self.size += len(data)
        if self.size >= _CHUNK:
            self.flush()

    def flush(self):
        if not self.pending:
            return
        data = b"".join(self.pending)
        self.pending, self.size = [], 0
        _unwritten.remove(self)
        while data:
            data = data[os.write(self.fd, data):]

    def seek(self, offset, whence):
        self.flush()
        if whence == 1:
            offset -= len(self.data) - self.at
        self.data, self.at = b"", 0
        return os.lseek(self.fd, offset, whence)

    def tell(self):
        self.flush()
        return os.lseek(self.fd, 0, 1) - (len(self.data) - self.at)

    def truncate(self, size):
        self.flush()
        if size is None:
            size = self.tell()
        os.ftruncate(self.fd, size)
        return size

    def close(self):
        try:
            self.flush()
        finally:
            if self.closes:
                os.close(self.fd)


class _BinaryFile(BufferedIOBase):
    """Bytes of a descriptor."""

    __module__ = "_io"

    def __init__(self, descriptor, name, mode):
        self._file = descriptor
        self.name = name
        self.mode = mode

    __reduce__ = __reduce_ex__ = _cannot_pickle

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    def readable(self):
        self._check()
        return self._file.readable

    def writable(self):
        self._check()
        return self._file.writable

    def seekable(self):
        self._check()
        try:
            os.lseek(self._file.fd, 0, 1)
        except OSError:
            return False
        return True

    def fileno(self):
        self._check()
        return self._file.fd

    def isatty(self):
        self._check()
        return os.isatty(self._file.fd)

    def _reads(self, what="read"):
        if self.closed:
            raise ValueError("read of closed file")
        if not self._file.readable:
            raise UnsupportedOperation(what)

    def read(self, size=-1, /):
        self._reads()
        return self._file.read(size)

    read1 = read

    def readall(self):
        return self.read()

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def peek(self, size=0, /):
        self._reads("peek")
        if self._file.at >= len(self._file.data):
            self._file.fill()
        return self._file.data[self._file.at:]

    def readline(self, size=-1, /):
        self._reads("readline")
        return self._file.read_line(-1 if size is None else size)

    def write(self, data, /):
        if self.closed:
            raise ValueError("write to closed file")
        if not self._file.writable:
            raise UnsupportedOperation("write")
        data = _bytes_like(data)
        self._file.write(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        return self._file.seek(offset, whence)

    def tell(self):
        self._check()
        return self._file.tell()

    def truncate(self, size=None, /):
        self._check()
        if not self._file.writable:
            raise UnsupportedOperation("truncate")
        return self._file.truncate(size)

    def flush(self):
        self._check()
        self._file.flush()

    def close(self):
        if not self.closed:
            self.closed = True
            self._file.close()


class BufferedReader(_BinaryFile):
    __module__ = "_io"


class BufferedWriter(_BinaryFile):
    __module__ = "_io"


class BufferedRandom(_BinaryFile):
    __module__ = "_io"


class FileIO(_BinaryFile):
    __module__ = "_io"

    def __repr__(self):
        closes = self._file.closes
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={closes}>"

    def write(self, data, /):
        count = super().write(data)
        self._file.flush()
        return count
