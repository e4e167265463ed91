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
        more = self._read(_CHUNK)
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
            while more := self._read(step):
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
            self._seek(self.at - len(self.data), 1)
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
            data = data[self._write(data):]

    def seek(self, offset, whence):
        self.flush()
        if whence == 1:
            offset -= len(self.data) - self.at
        self.data, self.at = b"", 0
        return self._seek(offset, whence)

    def tell(self):
        self.flush()
        return self._seek(0, 1) - (len(self.data) - self.at)

    def truncate(self, size):
        self.flush()
        if size is None:
            size = self.tell()
        self._cut(size)
        return size

    def close(self):
        try:
            self.flush()
        finally:
            self._end()

    # ---- what is done with the descriptor

    def _read(self, size):
        return os.read(self.fd, size)

    def _write(self, data):
        return os.write(self.fd, data)

    def _seek(self, offset, whence):
        return os.lseek(self.fd, offset, whence)

    def _cut(self, size):
        os.ftruncate(self.fd, size)

    def _end(self):
        if self.closes:
            os.close(self.fd)

    def seekable(self):
        try:
            os.lseek(self.fd, 0, 1)
        except OSError:
            return False
        return True

    def isatty(self):
        return os.isatty(self.fd)


class _Raw(_Descriptor):
    """A raw stream of the program's in the place of a descriptor."""

    def __init__(self, raw, readable, writable):
        _Descriptor.__init__(self, None, readable, writable, True, False)
        self.raw = raw
        self.seekable, self.isatty = raw.seekable, raw.isatty
        self._cut, self._end = raw.truncate, raw.close

    @property
    def fd(self):
        return self.raw.fileno()

    @fd.setter
    def fd(self, value):
        pass

    def _read(self, size):
        buffer = bytearray(size)
        count = self.raw.readinto(buffer)
        return bytes(buffer[:count]) if count else b""

    def _write(self, data):
        count = self.raw.write(data)
        return len(data) if count is None else count

    def _seek(self, offset, whence):
        return self.raw.seek(offset, whence)


class _BinaryFile(BufferedIOBase):
    """Bytes of a descriptor."""

    __module__ = "_io"

    # What a stream below has to be able to do.
    _needs = ()

    def __init__(self, descriptor, name=None, mode=None, *, buffer_size=None):
        if isinstance(descriptor, _Descriptor):
            self._file = descriptor
            self.name = name
            self.mode = mode
            return
        size = name if buffer_size is None else buffer_size
        if size is not None and size <= 0:
            raise ValueError("buffer size must be strictly positive")
        for ability in self._needs:
            if not getattr(descriptor, ability)():
                raise UnsupportedOperation(f"File or stream is not {ability}.")
        self._file = _Raw(descriptor, "readable" in self._needs, "writable" in self._needs)
        for fact in "name", "mode":
            if hasattr(descriptor, fact):
                setattr(self, fact, getattr(descriptor, fact))
        self.raw = descriptor

    def detach(self):
        self._check()
        raw = getattr(self, "raw", None)
        if raw is None:
            raise UnsupportedOperation("detach")
        self.flush()
        self._file._end = lambda: None
        self.closed = True
        return raw

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
        return self._file.seekable()

    def fileno(self):
        self._check()
        return self._file.fd

    def isatty(self):
        self._check()
        return self._file.isatty()

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
    __static_name__ = "_io.BufferedReader"
    __module__ = "_io"
    _needs = ("readable",)


class BufferedWriter(_BinaryFile):
    __static_name__ = "_io.BufferedWriter"
    __module__ = "_io"
    _needs = ("writable",)


class BufferedRandom(_BinaryFile):
    __static_name__ = "_io.BufferedRandom"
    __module__ = "_io"
    _needs = ("seekable", "readable", "writable")


class FileIO(_BinaryFile):
    __static_name__ = "_io.FileIO"
    __module__ = "_io"

    def __repr__(self):
        closes = self._file.closes
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd={closes}>"

    def write(self, data, /):
        count = super().write(data)
        self._file.flush()
        return count
