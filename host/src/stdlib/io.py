"""Files and streams in memory: what `open` gives, on the calls of `os`."""

import os

__all__ = [
    "open", "open_code", "UnsupportedOperation", "IOBase", "RawIOBase", "BufferedIOBase",
    "TextIOBase", "FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom",
    "TextIOWrapper", "StringIO", "BytesIO", "SEEK_SET", "SEEK_CUR", "SEEK_END",
    "DEFAULT_BUFFER_SIZE",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192

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


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None


def _find_end(data, start, newline):
    """The index behind the first line's end, and -1 where it may come later."""
    at = data.find(newline, start)
    return -1 if at < 0 else at + len(newline)


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
            while more := os.read(self.fd, _CHUNK):
                parts.append(more)
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


def _bytes_like(data):
    if isinstance(data, bytes):
        return data
    if not isinstance(data, (bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    return bytes(data)


class _BinaryFile(BufferedIOBase):
    """Bytes of a descriptor."""

    __module__ = "_io"

    def __init__(self, descriptor, name, mode):
        self._file = descriptor
        self.name = name
        self.mode = mode

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


def _split_utf8(data):
    """How many of the bytes are whole characters: all but the beginning of one at the end."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) - back if length > back else len(data)
        if byte < 0x80:
            break
    return len(data)


class TextIOWrapper(TextIOBase):
    """Text of a binary stream."""

    __module__ = "_io"

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer = buffer
        self.encoding = "UTF-8" if encoding in (None, "locale") else encoding
        self.errors = "strict" if errors is None else errors
        "".encode(self.encoding, self.errors)
        self.line_buffering = line_buffering
        self.write_through = write_through
        self._newline = newline
        self._utf8 = self.encoding.lower().replace("_", "-") in ("utf-8", "utf8")
        self._plain = self.encoding.lower() in ("ascii", "latin-1", "latin1", "iso-8859-1", "us-ascii")
        self._text = ""
        self._at = 0
        self._rest = b""
        self._ended = False
        self._seen = set()

    def __repr__(self):
        mode = getattr(self, "mode", None)
        shown = f" mode={mode!r}" if mode is not None else ""
        name = getattr(self.buffer, "name", None)
        named = f" name={name!r}" if name is not None else ""
        return f"<_io.TextIOWrapper{named}{shown} encoding={self.encoding!r}>"

    @property
    def name(self):
        return self.buffer.name

    @property
    def closed(self):
        return self.buffer.closed

    @property
    def newlines(self):
        seen = tuple(kind for kind in ("\r", "\n", "\r\n") if kind in self._seen)
        return None if not seen else seen[0] if len(seen) == 1 else seen

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def fileno(self):
        return self.buffer.fileno()

    def isatty(self):
        return self.buffer.isatty()

    def _reads(self):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")

    def _fill(self):
        """Decodes more behind what is there; whether there was any."""
        if self._ended:
            return False
        step = _CHUNK if self._utf8 or self._plain else -1
        more = self.buffer.read(step)
        data = self._rest + more
        self._ended = not more or step < 0
        whole = len(data)
        if more and self._utf8:
            whole = _split_utf8(data)
        try:
            text = data[:whole].decode(self.encoding, self.errors)
        except UnicodeDecodeError:
            # What is wrong with it depends on what follows.
            text = data.decode(self.encoding, self.errors)
        self._rest = data[whole:]
        if not self._ended and self._newline in (None, "") and text.endswith("\r"):
            # What comes next may belong to it.
            text = text[:-1]
            self._rest = b"\r" + self._rest
        if self._newline is None and "\r" in text:
            self._note(text)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline is None and "\n" in text:
            self._seen.add("\n")
        if self._at:
            self._text = self._text[self._at:]
            self._at = 0
        self._text += text
        return bool(text) or not self._ended

    def _note(self, text):
        double = text.count("\r\n")
        if double:
            self._seen.add("\r\n")
        if text.count("\r") > double:
            self._seen.add("\r")
        if text.count("\n") > double:
            self._seen.add("\n")

    def read(self, size=-1, /):
        self._reads()
        self.buffer.flush()
        if size is None or size < 0:
            while self._fill():
                pass
            text = self._text[self._at:]
            self._text, self._at = "", 0
            return text
        while len(self._text) - self._at < size and self._fill():
            pass
        text = self._text[self._at:self._at + size]
        self._at += len(text)
        return text

    def _line_end(self, start):
        """The index behind the line's end, -1 where it is not there yet."""
        text, newline = self._text, self._newline
        if newline is None:
            newline = "\n"
        if newline:
            return _find_end(text, start, newline)
        ends = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
        if not ends:
            return -1
        at = min(ends)
        if text[at] == "\r" and text[at + 1:at + 2] == "\n":
            return at + 2
        return at + 1

    def readline(self, size=-1, /):
        self._reads()
        size = -1 if size is None else size
        while True:
            end = self._line_end(self._at)
            if end >= 0 or size >= 0 and len(self._text) - self._at >= size:
                break
            if not self._fill():
                break
        if end < 0:
            end = len(self._text)
        if size >= 0:
            end = min(end, self._at + size)
        line = self._text[self._at:end]
        self._at = end
        return line

    def write(self, text, /):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        out = text
        if self._newline in ("\r", "\r\n"):
            out = text.replace("\n", self._newline)
        self._drop()
        self.buffer.write(out.encode(self.encoding, self.errors))
        if self.line_buffering and "\n" in text or self.write_through:
            self.buffer.flush()
        return len(text)

    def _drop(self):
        """Forgets what was read ahead."""
        if self._at < len(self._text) or self._rest:
            self.buffer.seek(self.tell())
        self._text, self._at, self._rest, self._ended = "", 0, b"", False

    def tell(self):
        self._check()
        ahead = len(self._text[self._at:].encode(self.encoding, self.errors)) + len(self._rest)
        return self.buffer.tell() - ahead

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2 and cookie != 0:
            raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence == 0 and cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self._text, self._at, self._rest, self._ended = "", 0, b"", False
        return self.buffer.seek(cookie, whence)

    def truncate(self, size=None, /):
        if size is None:
            size = self.tell()
        return self.buffer.truncate(size)

    def flush(self):
        self._check()
        self.buffer.flush()

    def close(self):
        self.buffer.close()


class StringIO(TextIOBase):
    """Text in memory."""

    __module__ = "_io"

    def __init__(self, initial_value="", newline="\n"):
        if not isinstance(initial_value, str) and initial_value is not None:
            kind = type(initial_value).__name__
            raise TypeError(f"initial_value must be str or None, not {kind}")
        self._parts = [initial_value or ""]
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
        old = self._whole()
        if self._at == len(old):
            self._parts.append(text)
        else:
            old = old.ljust(self._at, "\0")
            self._parts = [old[:self._at] + text + old[self._at + len(text):]]
        self._at += len(text)
        return len(text)

    def seek(self, offset, whence=0, /):
        self._check()
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence != 1:
            self._at = offset if whence == 0 else len(self._whole())
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        self._parts = [self._whole()[:size]]
        return size


class BytesIO(BufferedIOBase):
    """Bytes in memory."""

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


def _flags(mode):
    """The kind (r, w, a, x), and whether it is updating and binary."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("rwaxbt+") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    if "b" in letters and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    kinds = letters & set("rwax")
    if not kinds:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if len(kinds) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    return kinds.pop(), "+" in letters, "b" in letters


def _descriptor(file, kind, updating, closefd, opener):
    flags = {
        "r": 0,
        "w": os.O_CREAT | os.O_TRUNC,
        "a": os.O_CREAT | os.O_APPEND,
        "x": os.O_CREAT | os.O_EXCL,
    }[kind]
    flags |= os.O_RDWR if updating else os.O_RDONLY if kind == "r" else os.O_WRONLY
    flags |= os.O_CLOEXEC
    # A file that the program has dropped without closing it has been written by now.
    _flush_all()
    if isinstance(file, int):
        if file < 0:
            raise ValueError("negative file descriptor")
        fd = file
    elif not closefd:
        raise ValueError("Cannot use closefd=False with file name")
    elif opener is not None:
        fd = opener(file, flags)
    else:
        fd = os.open(file, flags, 0o666)
        if kind == "r" and not updating and os.stat(file).st_mode & 0o170000 == 0o040000:
            os.close(fd)
            raise IsADirectoryError(21, "Is a directory", file)
    if kind == "a":
        try:
            os.lseek(fd, 0, 2)
        except OSError:
            pass
    reads = kind == "r" or updating
    writes = kind != "r" or updating
    return _Descriptor(fd, reads, writes, closefd, kind == "a")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if not isinstance(file, (str, bytes, int)):
        if not hasattr(file, "__fspath__"):
            kind = type(file).__name__
            raise TypeError(f"expected str, bytes or os.PathLike object, not {kind}")
        file = file.__fspath__()
    kind, updating, binary = _flags(mode)
    for name, given in (("encoding", encoding), ("errors", errors), ("newline", newline)):
        if binary and given is not None:
            article = "an" if name[0] == "e" else "a"
            raise ValueError(f"binary mode doesn't take {article} {name} argument")
    if buffering == 0 and not binary:
        raise ValueError("can't have unbuffered text I/O")
    if newline not in (None, "", "\n", "\r", "\r\n"):
        raise ValueError(f"illegal newline value: {newline}")
    descriptor = _descriptor(file, kind, updating, closefd, opener)
    if buffering == 0:
        return FileIO(descriptor, file, mode.replace("t", ""))
    sort = BufferedRandom if updating else BufferedReader if kind == "r" else BufferedWriter
    raw = {"r": "rb", "w": "wb", "a": "ab", "x": "xb"}[kind] + ("+" if updating else "")
    buffer = sort(descriptor, file, raw)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def open_code(path):
    return open(path, "rb")
