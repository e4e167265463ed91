"""What the streams of `io` have in common."""

# The module whose classes and functions these are.
__name__ = "io"

# Bytes that are read at a time.
_CHUNK = 65536


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


class IOBase:
    """What all streams have in common."""

    __module__ = "io"
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _refuse(self, what):
        raise UnsupportedOperation(what)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1, /):
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
        self._check()
        for line in lines:
            self.write(line)

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        self._check()
        return False

    def flush(self):
        self._check()

    def close(self):
        self.closed = True

    def fileno(self):
        self._refuse("fileno")

    def seek(self, offset, whence=0, /):
        self._refuse("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._refuse("truncate")


class RawIOBase(IOBase):
    __module__ = "io"


class BufferedIOBase(IOBase):
    __module__ = "io"

    def readinto(self, buffer, /):
        """Fills the buffer as far as there is something to read; how much that was."""
        return _fill(buffer, self.read)

    readinto1 = readinto


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None


def _find_end(data, start, newline):
    """The index behind the first line's end, and -1 where it may come later."""
    at = data.find(newline, start)
    return -1 if at < 0 else at + len(newline)


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


def _fill(buffer, read):
    """Fills an object that can be written to with what `read` gives for its size; how much that was."""
    view = None
    if hasattr(type(buffer), "__buffer__"):
        try:
            view = memoryview._from_flags(buffer, 1)
        except BaseException:
            # Whatever is wrong with it, it cannot be written to.
            pass
    if view is None or view.readonly:
        kind = type(buffer).__name__
        raise TypeError(f"readinto() argument must be read-write bytes-like object, not {kind}")
    with view:
        data = read(view.nbytes)
        with view.cast("B") as into:
            into[:len(data)] = data
    return len(data)


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


def _cannot_detach(self):
    raise UnsupportedOperation("detach")
