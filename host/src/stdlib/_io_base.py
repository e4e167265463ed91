"""What the streams of `io` have in common."""

# The module whose classes and functions these are.
__name__ = "_io"

DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def _finalizing():
    """Whether the program has ended, so that files need not be closed but only written."""
    import sys

    return sys.is_finalizing()


class _IOBase:
    """What all streams have in common."""

    __static_name__ = "_io._IOBase"
    __module__ = "_io"

    # Whether `close` has been called.
    _has_ended = False
    # Whether another stream closes this one when the program has dropped both.
    _owned = False

    @property
    def closed(self):
        return self._has_ended

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    _checkClosed = _check

    def _checkReadable(self):
        if not self.readable():
            raise UnsupportedOperation("File or stream is not readable.")

    def _checkWritable(self):
        if not self.writable():
            raise UnsupportedOperation("File or stream is not writable.")

    def _checkSeekable(self):
        if not self.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readline(self, size=-1, /):
        size = -1 if size is None else _size_of(size, "")
        ahead = self.peek if hasattr(self, "peek") else None
        parts, length = [], 0
        while size < 0 or length < size:
            count = 1
            if ahead is not None:
                count = _line_part(_read_bytes("peek", ahead(1)))
                if size >= 0:
                    count = min(count, size - length)
            piece = _read_bytes("read", self.read(count))
            if not piece:
                break
            parts.append(piece)
            length += len(piece)
            if piece.endswith(b"\n"):
                break
        return b"".join(parts)

    def readlines(self, hint=-1, /):
        hint = _size_of(hint)
        if hint is None or hint <= 0:
            return list(self)
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if size >= hint:
                break
        return lines

    def writelines(self, lines, /):
        self._checkClosed()
        for line in lines:
            self.write(line)

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._checkClosed()
        return False

    def flush(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def close(self):
        if not self._has_ended:
            try:
                self.flush()
            finally:
                self._has_ended = True

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def seek(self, offset, whence=0, /):
        raise UnsupportedOperation("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        raise UnsupportedOperation("truncate")


def _delete(self):
    """What closes a stream that the program has dropped: its `__del__`."""
    try:
        if self._owned or self.closed:
            return
    except Exception:
        return
    buffer = getattr(self, "_buffer", self)
    raw = getattr(buffer, "_raw", buffer)
    if hasattr(raw, "_dealloc_warn"):
        raw._dealloc_warn(self)
    if type(self).__module__ == "_io" and _finalizing():
        # Other finalizers may still write to it.
        self.flush()
    else:
        self.close()


def _line_part(ahead):
    """How many of the next bytes are of the line, at least 1."""
    return ahead.find(b"\n") + 1 or len(ahead) or 1


def _read_bytes(name, data):
    if not isinstance(data, bytes):
        kind = type(data).__name__
        raise OSError(f"{name}() should have returned a bytes object, not {kind!r}")
    return data


class _RawIOBase(_IOBase):
    """Bytes that are read and written without a buffer."""

    __static_name__ = "_io._RawIOBase"
    __module__ = "_io"

    def read(self, size=-1, /):
        size = _size_of(size, "")
        if size < 0:
            return self.readall()
        buffer = bytearray(size)
        count = self.readinto(buffer)
        if count is None:
            return None
        if not 0 <= count <= size:
            raise ValueError(f"readinto returned {count} outside buffer size {size}")
        return bytes(buffer[:count])

    def readinto(self, buffer, /):
        raise NotImplementedError

    def write(self, data, /):
        raise NotImplementedError

    def readall(self):
        parts = []
        while data := self.read(DEFAULT_BUFFER_SIZE):
            if not isinstance(data, bytes):
                raise TypeError("read() should return bytes")
            parts.append(data)
        return b"".join(parts) if parts else data


class _BufferedIOBase(_IOBase):
    """Bytes that are read ahead, and written together."""

    __static_name__ = "_io._BufferedIOBase"
    __module__ = "_io"

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def read1(self, size=-1, /):
        raise UnsupportedOperation("read1")

    def write(self, data, /):
        raise UnsupportedOperation("write")

    def readinto(self, buffer, /):
        """Fills the buffer as far as there is something to read; how much that was."""
        return _fill(buffer, _reader_into(self.read))

    def readinto1(self, buffer, /):
        return _fill(buffer, _reader_into(self.read1), "readinto1")


def _reader_into(read):
    """What fills bytes with what `read` gives for their number."""
    def work(into):
        data = read(len(into))
        if not isinstance(data, bytes):
            raise TypeError("read() should return bytes")
        if len(data) > len(into):
            raise ValueError(
                f"read() returned too much data: {len(into)} bytes requested, {len(data)} returned"
            )
        into[: len(data)] = data
        return len(data)

    return work


class _TextIOBase(_IOBase):
    """Text."""

    __static_name__ = "_io._TextIOBase"
    __module__ = "_io"

    encoding = property(lambda self: None)
    errors = property(lambda self: None)
    newlines = property(lambda self: None)

    def detach(self):
        raise UnsupportedOperation("detach")

    def read(self, size=-1, /):
        raise UnsupportedOperation("read")

    def readline(self, size=-1, /):
        raise UnsupportedOperation("readline")

    def write(self, text, /):
        raise UnsupportedOperation("write")


def _cannot_pickle(self, protocol=0):
    raise TypeError(f"cannot pickle {type(self).__name__!r} instances")


def _bytes_like(data, flags=0):
    """The bytes of a buffer, which is asked for with these flags."""
    if type(data) is bytes:
        return data
    if not hasattr(type(data), "__buffer__"):
        kind = type(data).__name__
        raise TypeError(f"a bytes-like object is required, not {kind!r}")
    with memoryview._from_flags(data, flags) as view:
        return bytes(view)


def _fill(buffer, work, name="readinto"):
    """Has an object that can be written to filled by `work`, which gets its bytes."""
    view = None
    if hasattr(type(buffer), "__buffer__"):
        try:
            view = memoryview._from_flags(buffer, 1)
        except BaseException:
            # Whatever is wrong with it, it cannot be written to.
            pass
    if view is None or view.readonly:
        kind = type(buffer).__name__
        raise TypeError(f"{name}() argument must be read-write bytes-like object, not {kind}")
    with view, view.cast("B") as into:
        return work(into)


def _size_of(size, but=" or None"):
    """A number of items as an int, or None where that is no number."""
    if type(size) is int or size is None and but:
        return size
    if not hasattr(size, "__index__"):
        kind = type(size).__name__
        if but:
            raise TypeError(f"argument should be integer{but}, not {kind!r}")
        raise TypeError(f"{kind!r} object cannot be interpreted as an integer")
    return size.__index__()


def _type_shown(self):
    """The name of an object's class as a repr has it."""
    cls = type(self)
    return f"_io.{cls.__name__}" if cls.__module__ == "_io" else cls.__name__


def _name_shown(self, of):
    """The part of a repr that has a stream's name, if it has one."""
    busy = _shown_now
    if any(other is self for other in busy):
        raise RuntimeError(f"reentrant call inside {_type_shown(self)}.__repr__")
    busy.append(self)
    try:
        return f" name={of.name!r}"
    except (AttributeError, ValueError):
        return ""
    finally:
        busy.pop()


_shown_now = []
