"""The buffered streams of `io` over raw ones."""

import errno
from _io_base import (
    DEFAULT_BUFFER_SIZE, UnsupportedOperation, _BufferedIOBase, _bytes_like, _cannot_pickle,
    _delete, _fill, _name_shown, _size_of, _type_shown,
)
from _io_raw import FileIO, _unwritten

# The module whose classes and functions these are.
__name__ = "_io"


class _Nothing:
    """What stands for the raw stream of an object that has none."""

    def __init__(self, message):
        self.message = message

    @property
    def _fd(self):
        raise ValueError(self.message)


class _Raw:
    """A raw stream of the program's, as buffers use it: with the calls that they make of a FileIO."""

    def __init__(self, raw):
        self.raw = raw

    @property
    def _fd(self):
        return -1 if self.raw.closed else 0

    def read(self, size):
        buffer = bytearray(size)
        count = self.raw.readinto(memoryview(buffer))
        if count is None:
            return None
        return bytes(buffer[:_counted(count, size, "readinto")])

    def write(self, data):
        count = self.raw.write(memoryview(data))
        return None if count is None else _counted(count, len(data), "write")


def _counted(count, most, name):
    """A count that a raw stream gave."""
    try:
        number = _index(count)
    except TypeError as e:
        raise OSError(f"raw {name}() failed") from e
    if not 0 <= number <= most:
        raise OSError(
            f"raw {name}() returned invalid length {number} "
            f"(should have been between 0 and {most})"
        )
    return number


def _index(number):
    """What `operator.index` gives, without that module."""
    return _size_of(number, "")


def _position(position):
    position = _index(position)
    if position < 0:
        raise OSError(f"Raw stream returned invalid position {position}")
    return position


def _has(*sources):
    """Gives a class what it lacks of others, from which it does not derive."""
    def given(cls):
        for source in sources:
            for name, value in vars(source).items():
                if name not in vars(cls) and name not in ("__dict__", "__weakref__"):
                    setattr(cls, name, value)
        return cls

    return given


class _Buffered:
    """What the buffered streams have in common: the raw stream, and a place in it."""

    _own = _Nothing("I/O operation on uninitialized object")
    _raw = None
    # What has been read ahead, and where the program is in it.
    _data, _at = b"", 0
    # What is still to be written.
    _pending, _size = (), 0

    def _begin(self, raw, buffer_size):
        size = _size_of(buffer_size, "")
        if size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self._room = size
        self._raw = raw
        self._own = raw if type(raw) is FileIO else _Raw(raw)
        self._data, self._at = b"", 0
        try:
            raw._owned = True
        except AttributeError:
            pass

    __reduce__ = __reduce_ex__ = _cannot_pickle
    __del__ = _delete

    def __repr__(self):
        return f"<{_type_shown(self)}{_name_shown(self, self)}>"

    def _here(self):
        """The raw stream."""
        raw = self._raw
        if raw is None:
            self._own._fd
        return raw

    raw = property(lambda self: self._raw)
    name = property(lambda self: self._here().name)
    mode = property(lambda self: self._here().mode)
    closed = property(lambda self: self._here().closed)

    def _dealloc_warn(self, source):
        pass

    def _live(self, what):
        if self._own._fd < 0:
            raise ValueError(f"{what} closed file")

    def seekable(self):
        return self._here().seekable()

    def fileno(self):
        return self._here().fileno()

    def isatty(self):
        return self._here().isatty()

    def detach(self):
        raw = self._here()
        self.flush()
        self._own, self._raw = _Nothing("raw stream has been detached"), None
        raw._owned = False
        return raw

    def flush(self):
        self._live("flush of")
        self._here().flush()

    def close(self):
        raw = self._here()
        if raw.closed:
            return
        try:
            self.flush()
        finally:
            raw.close()

    def tell(self):
        place = _position(self._here().tell()) - (len(self._data) - self._at) + self._size
        # Devices that have no place are always at their beginning.
        return max(0, place)

    def seek(self, offset, whence=0, /):
        if whence not in (0, 1, 2):
            if not isinstance(whence, int):
                kind = type(whence).__name__
                raise TypeError(f"{kind!r} object cannot be interpreted as an integer")
            raise ValueError(f"whence value {whence} unsupported")
        self._live("seek of")
        self._check_seekable()
        offset = _size_of(offset, "")
        if self._size:
            self._write_out()
        if self._data and whence < 2:
            ahead = len(self._data) - self._at
            now = _position(self._raw.tell())
            at = offset - now + len(self._data) if whence == 0 else self._at + offset
            if 0 <= at <= len(self._data):
                self._at = at
                return max(0, now - len(self._data) + at)
            if whence == 1:
                offset -= ahead
        self._data, self._at = b"", 0
        return _position(self._raw.seek(offset, whence))

    def _check_seekable(self):
        if not self._raw.seekable():
            raise UnsupportedOperation("File or stream is not seekable.")

    def truncate(self, size=None, /):
        self._live("truncate of")
        if not self.writable():
            raise UnsupportedOperation("truncate")
        self.flush()
        self._rewind()
        return self._raw.truncate(size)

    def _rewind(self):
        """Puts the raw stream where the program is."""
        if self._at < len(self._data):
            self._raw.seek(self._at - len(self._data), 1)
        self._data, self._at = b"", 0


@_has(_Buffered)
class BufferedReader(_BufferedIOBase):
    """Bytes of a raw stream, read ahead."""

    __static_name__ = "_io.BufferedReader"
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._own = _Buffered._own
        if not raw.readable():
            raise UnsupportedOperation("File or stream is not readable.")
        self._begin(raw, buffer_size)

    def readable(self):
        return self._here().readable()

    def _more(self):
        """Reads more behind what is there; how much that was, None where nothing is ready."""
        more = self._own.read(self._room)
        if not more:
            return None if more is None else 0
        self._data = self._data[self._at:] + more if self._at < len(self._data) else more
        self._at = 0
        return len(more)

    def read(self, size=-1, /):
        if self._own._fd < 0:
            raise ValueError("read of closed file")
        if type(size) is not int:
            size = -1 if size is None else _size_of(size)
        if self._size:
            self._write_out()
        if size < 0:
            if size < -1:
                raise ValueError("read length must be non-negative or -1")
            return self._read_all()
        at = self._at
        data = self._data[at:at + size]
        if len(data) == size:
            self._at = at + size
            return data
        return self._read_more(data, size)

    def _read_more(self, data, size):
        """Reads on behind what was there, until there is enough."""
        self._data, self._at = b"", 0
        parts, missing = [data], size - len(data)
        while missing > 0:
            wanted = self._room if missing < self._room else missing // self._room * self._room
            more = self._own.read(wanted)
            if not more:
                if more is None and len(parts) == 1 and not data:
                    return None
                break
            parts.append(more[:missing])
            if len(more) > missing:
                self._data, self._at = more, missing
            missing -= len(more)
        return b"".join(parts)

    def _read_all(self):
        data = self._data[self._at:]
        self._data, self._at = b"", 0
        raw = self._raw
        if hasattr(raw, "readall"):
            rest = raw.readall()
            if rest is not None and not isinstance(rest, bytes):
                raise TypeError("readall() should return bytes")
            return data + rest if data and rest else data or rest
        parts = [data]
        while rest := raw.read():
            if not isinstance(rest, bytes):
                raise TypeError("read() should return bytes")
            parts.append(rest)
        data = b"".join(parts)
        return data if data else rest

    def read1(self, size=-1, /):
        size = _size_of(size, "")
        self._live("read of")
        if size < 0:
            size = self._room
        if size == 0:
            return b""
        if self._size:
            self._write_out()
        at = self._at
        if at < len(self._data):
            data = self._data[at:at + size]
            self._at = at + len(data)
            return data
        self._data, self._at = b"", 0
        return self._own.read(size) or b""

    def peek(self, size=0, /):
        self._live("peek of")
        if self._size:
            self._write_out()
        if self._at >= len(self._data):
            self._more()
        return self._data[self._at:]

    def readinto(self, buffer, /):
        return _fill(buffer, lambda into: self._read_into(into, False))

    def readinto1(self, buffer, /):
        return _fill(buffer, lambda into: self._read_into(into, True), "readinto1")

    def _read_into(self, into, once):
        self._live("readinto of")
        if self._size:
            self._write_out()
        done = self._copy(into, 0)
        while done < len(into):
            missing = len(into) - done
            if missing > self._room:
                more = self._own.read(missing)
            elif once and done:
                break
            else:
                more = self._own.read(self._room)
            if not more:
                return None if more is None and not done else done
            self._data, self._at = more, 0
            done = self._copy(into, done)
            if once:
                break
        return done

    def _copy(self, into, done):
        """Copies what was read ahead behind what there is of it already; how much that is then."""
        data = self._data[self._at:self._at + len(into) - done]
        into[done:done + len(data)] = data
        self._at += len(data)
        return done + len(data)

    def readline(self, size=-1, /):
        size = -1 if size is None else _size_of(size)
        if self._own._fd < 0:
            raise ValueError("readline of closed file")
        if self._size:
            self._write_out()
        start = 0
        while True:
            end = self._data.find(b"\n", self._at + start) + 1
            if end:
                break
            start = len(self._data) - self._at
            if 0 <= size <= start or not self._more():
                end = len(self._data)
                break
        if size >= 0:
            end = min(end, self._at + size)
        line = self._data[self._at:end]
        self._at = end
        return line

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line


@_has(_Buffered)
class BufferedWriter(_BufferedIOBase):
    """Bytes for a raw stream, written together."""

    __static_name__ = "_io.BufferedWriter"
    __module__ = "_io"

    # A weak reference to the object, once that has been asked for.
    _known = None

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._own = _Buffered._own
        if not raw.writable():
            raise UnsupportedOperation("File or stream is not writable.")
        self._begin_writing(raw, buffer_size)

    def writable(self):
        return self._here().writable()

    def _begin_writing(self, raw, buffer_size):
        self._begin(raw, buffer_size)
        self._pending, self._size = [], 0

    def write(self, data, /):
        if type(data) is not bytes:
            if isinstance(data, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            data = _bytes_like(data)
        if self._own._fd < 0:
            raise ValueError("write to closed file")
        if self._data:
            self._rewind()
        if not self._size:
            self._note()
        size = self._size + len(data)
        if size <= self._room:
            self._pending.append(data)
            self._size = size
            return len(data)
        return self._write_long(data)

    def _note(self):
        """Has what is going to be written done at the program's end at last."""
        if self._known is None:
            from _weakref import ref

            self._known = ref(self)
        _unwritten.append(self._known)

    def _write_long(self, data):
        """Writes what is there, and of the rest what has no room."""
        count = len(data)
        try:
            self._write_out()
        except BlockingIOError:
            free = self._room - self._size
            self._keep(data[:free])
            if count <= free:
                return count
            raise _blocked(max(0, free)) from None
        while len(data) > self._room:
            done = self._own.write(data)
            if done is None:
                self._keep(data[:self._room])
                raise _blocked(count - len(data) + self._room)
            data = data[done:]
        self._keep(data)
        return count

    def _keep(self, data):
        if data:
            if not self._size:
                self._note()
            self._pending.append(data)
            self._size += len(data)

    def _write_out(self):
        if not self._size:
            if self._known in _unwritten:
                _unwritten.remove(self._known)
            return
        data = b"".join(self._pending)
        self._pending, self._size = [], 0
        if self._known in _unwritten:
            _unwritten.remove(self._known)
        try:
            while data:
                done = self._own.write(data)
                if done is None:
                    raise _blocked(0)
                data = data[done:]
        except BaseException:
            self._keep(data)
            raise

    def flush(self):
        if self._own._fd < 0:
            raise ValueError("flush of closed file")
        if self._size:
            self._write_out()

    def close(self):
        raw = self._here()
        if raw.closed:
            return
        try:
            self.flush()
        finally:
            if self._size:
                self._pending, self._size = [], 0
                _unwritten.remove(self._known)
            raw.close()


def _blocked(written):
    about = errno.EAGAIN, "write could not complete without blocking"
    error = BlockingIOError(*about)
    error.args = *about, written
    error.characters_written = written
    return error


@_has(BufferedWriter, BufferedReader)
class BufferedRandom(_BufferedIOBase):
    """Bytes of a raw stream that is read and written."""

    __static_name__ = "_io.BufferedRandom"
    __module__ = "_io"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self._own = _Buffered._own
        for name in "seekable", "readable", "writable":
            if not getattr(raw, name)():
                raise UnsupportedOperation(f"File or stream is not {name}.")
        self._begin_writing(raw, buffer_size)

    def flush(self):
        self._live("flush of")
        if self._size:
            self._write_out()
        self._rewind()
