"""The streams of `io` in memory."""

from _io_base import _BufferedIOBase, _TextIOBase, _bytes_like, _fill, _size_of

# The module whose classes and functions these are.
__name__ = "_io"

_ENDS = {None, "", "\n", "\r", "\r\n"}


def _position(offset, whence, at, size):
    """Where a stream of `size` at `at` is after a `seek`, for whole numbers."""
    return max(0, (0, at, size)[whence] + offset)


def _restored(self, state, count):
    """Checks what `__setstate__` gets: a tuple of `count`, the last the attributes of the object."""
    name = "_io.StringIO" if count == 4 else "_io.BytesIO"
    if not isinstance(state, tuple) or len(state) < count:
        kind = type(state).__name__
        raise TypeError(f"{name}.__setstate__ argument should be {count}-tuple, got {kind}")
    at, attributes = state[count - 2], state[count - 1]
    if not isinstance(at, int):
        which = "second" if count == 3 else "third"
        kind = type(at).__name__
        raise TypeError(f"{which} item of state must be an integer, got {kind}")
    if at < 0:
        raise ValueError("position value cannot be negative")
    if attributes is not None and not isinstance(attributes, dict):
        which = "third" if count == 3 else "fourth"
        kind = type(attributes).__name__
        raise TypeError(f"{which} item of state should be a dict, got a {kind}")
    return at, attributes or {}


def _own_attributes(self):
    """What the program has added to the object."""
    return {name: v for name, v in vars(self).items() if name not in self._fields} or None


class StringIO(_TextIOBase):
    """Text in memory."""
    __static_name__ = "_io.StringIO"

    __module__ = "_io"
    _fields = {
        "_parts", "_size", "_at", "_newline", "_end", "_seen", "_has_ended", "_owned", "_more",
    }

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            kind = type(newline).__name__
            raise TypeError(f"newline must be str or None, not {kind}")
        if newline not in _ENDS:
            raise ValueError(f"illegal newline value: {newline!r}")
        if not isinstance(initial_value, str) and initial_value is not None:
            kind = type(initial_value).__name__
            raise TypeError(f"initial_value must be str or None, not {kind}")
        self._newline = newline
        # What ends lines; where it is None, all that does in any file.
        self._end = newline or ("\n" if newline is None else None)
        self._seen = set()
        text = self._taken(initial_value or "")
        self._parts, self._size, self._at = [text], len(text), 0
        self._more, self._has_ended = None, False

    # None until the object is made.
    _parts = None
    # Takes what is written, where that goes to the end as it is. What there is then is counted later,
    # by `_check`.
    _more = None

    def _check(self):
        if self._parts is None:
            raise ValueError("I/O operation on uninitialized object")
        if self._more is not None:
            self._more = None
            self._at = self._size = len(self._whole())
        if self._has_ended:
            raise ValueError("I/O operation on closed file")

    @property
    def closed(self):
        if self._parts is None:
            raise ValueError("I/O operation on uninitialized object")
        return self._has_ended

    @property
    def line_buffering(self):
        self._check()
        return False

    def _taken(self, text):
        """The text as it is kept, with other ends of lines."""
        newline = self._newline
        if newline == "\n" or "\n" not in text and (newline or "\r" not in text):
            return text
        if newline:
            return text.replace("\n", newline)
        pairs = text.count("\r\n")
        for end, there in (
            ("\r\n", pairs), ("\r", text.count("\r") > pairs), ("\n", text.count("\n") > pairs),
        ):
            if there:
                self._seen.add(end)
        if newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _whole(self):
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0]

    @property
    def newlines(self):
        self._check()
        seen = tuple(end for end in ("\r", "\n", "\r\n") if end in self._seen)
        return None if not seen else seen[0] if len(seen) == 1 else seen

    def close(self):
        self._has_ended = True
        self._parts, self._size = [""], 0
        self._more = None

    def getvalue(self):
        self._check()
        return self._whole()

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        self._check()
        text, size = self._whole(), _size_of(size)
        end = len(text) if size is None or size < 0 else self._at + size
        piece = text[self._at:end]
        self._at += len(piece)
        return piece

    def _line_end(self, text):
        if self._end is not None:
            at = text.find(self._end, self._at)
            return len(text) if at < 0 else at + len(self._end)
        ends = [at for at in (text.find("\n", self._at), text.find("\r", self._at)) if at >= 0]
        if not ends:
            return len(text)
        end = min(ends)
        return end + 1 + text.startswith("\r\n", end)

    def readline(self, size=-1, /):
        self._check()
        text, size = self._whole(), _size_of(size)
        end = self._line_end(text)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        line = text[self._at:end]
        self._at += len(line)
        return line

    def write(self, text, /):
        more = self._more
        if more is not None and type(text) is str:
            more(text)
            return len(text)
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        self._check()
        count = len(text)
        if self._newline != "\n":
            text = self._taken(text)
        size = len(text)
        if self._at == self._size:
            self._parts.append(text)
        elif size:
            old = self._whole().ljust(self._at, "\0")
            self._parts = [old[:self._at] + text + old[self._at + size:]]
        else:
            return count
        self._at += size
        self._size = max(self._size, self._at)
        if self._at == self._size and self._newline == "\n":
            self._more = self._parts.append
        return count

    def seek(self, offset, whence=0, /):
        self._check()
        offset = _size_of(offset, "")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._at = _position(offset, whence, self._at, self._size)
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = _size_of(size)
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._parts = [self._whole()[:size]]
        self._size = len(self._parts[0])
        return size

    def __getstate__(self):
        newline = self._newline
        return self.getvalue(), newline, self._at, _own_attributes(self)

    def __setstate__(self, state):
        if self._has_ended:
            self._check()
        at, attributes = _restored(self, state, 4)
        StringIO.__init__(self, state[0], state[1])
        self._parts, self._size = [state[0] or ""], len(state[0] or "")
        self._at = at
        vars(self).update(attributes)


class BytesIO(_BufferedIOBase):
    """Bytes in memory."""
    __static_name__ = "_io.BytesIO"

    __module__ = "_io"
    _data = None
    _fields = {"_data", "_at", "_has_ended", "_owned"}

    def _check(self):
        if self._has_ended:
            raise ValueError("I/O operation on closed file.")
        if self._data is None:
            self._data, self._at = bytearray(), 0

    def flush(self):
        self._check()

    def __init__(self, initial_bytes=b""):
        self._data = bytearray(b"" if initial_bytes is None else _bytes_like(initial_bytes, 8))
        self._at = 0

    def close(self):
        if self._data is not None:
            # Refused as long as somebody looks at them.
            self._data.clear()
        self._has_ended = True

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def isatty(self):
        self._check()
        return False

    def read(self, size=-1, /):
        self._check()
        size = _size_of(size)
        end = len(self._data) if size is None or size < 0 else self._at + size
        piece = bytes(self._data[self._at:end])
        self._at += len(piece)
        return piece

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        self._check()

        def work(into):
            data = self._data[self._at : self._at + len(into)]
            into[: len(data)] = data
            self._at += len(data)
            return len(data)

        return _fill(buffer, work)

    def readline(self, size=-1, /):
        self._check()
        size = _size_of(size)
        at = self._data.find(b"\n", self._at)
        end = len(self._data) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        return self.read(max(0, end - self._at))

    def write(self, data, /):
        self._check()
        data = _bytes_like(data, 8)
        gap = self._at - len(self._data)
        if gap > 0 and data:
            self._data.extend(bytes(gap))
        self._data[self._at:self._at + len(data)] = data
        if data:
            self._at += len(data)
        return len(data)

    def seek(self, offset, whence=0, /):
        self._check()
        offset = _size_of(offset, "")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        self._at = _position(offset, whence, self._at, len(self._data))
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = _size_of(size)
        size = self._at if size is None else size
        if size < 0:
            raise ValueError(f"negative size value {size}")
        del self._data[size:]
        return size

    def getbuffer(self):
        self._check()
        return memoryview(self._data)

    def __getstate__(self):
        return self.getvalue(), self._at, _own_attributes(self)

    def __setstate__(self, state):
        self._check()
        at, attributes = _restored(self, state, 3)
        BytesIO.__init__(self, state[0])
        self._at = at
        vars(self).update(attributes)
