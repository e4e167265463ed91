"""The streams of `io` in memory."""

from _io_base import BufferedIOBase, TextIOBase, _bytes_like, _find_end

# The module whose classes and functions these are.
__name__ = "io"


class StringIO(TextIOBase):
    """Text in memory."""
    __static_name__ = "_io.StringIO"

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if not isinstance(initial_value, str) and initial_value is not None:
            kind = type(initial_value).__name__
            raise TypeError(f"initial_value must be str or None, not {kind}")
        self._parts = [initial_value or ""]
        self._size = len(self._parts[0])
        self._at = 0

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _whole(self):
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    def getvalue(self):
        self._check()
        return self._whole()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        self._check()
        text = self._whole()
        end = len(text) if size is None or size < 0 else self._at + size
        piece = text[self._at:end]
        self._at += len(piece)
        return piece

    def readline(self, size=-1, /):
        self._check()
        text = self._whole()
        end = _find_end(text, self._at, "\n")
        if end < 0:
            end = len(text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = text[self._at:end]
        self._at += len(line)
        return line

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        count = len(text)
        if self._at == self._size:
            self._parts.append(text)
        else:
            old = self._whole().ljust(self._at, "\0")
            self._parts = [old[:self._at] + text + old[self._at + count:]]
        self._at += count
        self._size = max(self._size, self._at)
        return count

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence != 1:
            self._at = offset if whence == 0 else self._size
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        self._parts = [self._whole()[:size]]
        self._size = len(self._parts[0])
        return size

    def __getstate__(self):
        return self.getvalue(), "\n", self._at, None

    def __setstate__(self, state):
        self.__init__(state[0])
        self._at = state[2]


class BytesIO(BufferedIOBase):
    """Bytes in memory."""
    __static_name__ = "_io.BytesIO"

    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(initial_bytes)
        self._at = 0

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._at + size
        piece = bytes(self._data[self._at:end])
        self._at += len(piece)
        return piece

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        end = _find_end(self._data, self._at, b"\n")
        if end < 0:
            end = len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        return self.read(max(0, end - self._at))

    def write(self, data, /):
        self._check()
        data = _bytes_like(data)
        gap = self._at - len(self._data)
        if gap > 0:
            self._data.extend(bytes(gap))
        self._data[self._at:self._at + len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        start = (0, self._at, len(self._data))[whence]
        self._at = max(0, start + offset)
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        del self._data[size:]
        return size

    def getbuffer(self):
        self._check()
        return memoryview(self._data)

    def __getstate__(self):
        return self.getvalue(), self._at, None

    def __setstate__(self, state):
        self.__init__(state[0])
        self._at = state[1]
