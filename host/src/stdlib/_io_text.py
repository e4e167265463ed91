"""The text of a binary stream of `io`."""

from _io_base import (
    UnsupportedOperation, _TextIOBase, _cannot_pickle, _delete, _name_shown, _size_of, _type_shown,
)
from _io_raw import _unwritten
from sys import flags

# The module whose classes and functions these are.
__name__ = "_io"

# Bytes that are read at a time, of files and of other streams.
_STEP = 65536
_CHUNK = 8192
# The encodings that need no codec with a state, and their names in `encode`.
_UTF8 = {"utf-8", "utf8"}
_PLAIN = {"ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1"}
# The ways to handle errors that make one character of what is wrong at most.
_SIMPLE = {"strict", "ignore", "replace", "surrogateescape", "surrogatepass"}
_NEWLINES = None, "", "\n", "\r", "\r\n"


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


def _argument(name, value):
    if value is not None and not isinstance(value, str):
        kind = type(value).__name__
        raise TypeError(f"TextIOWrapper() argument {name!r} must be str or None, not {kind}")
    return value


class TextIOWrapper(_TextIOBase):
    """Text of a binary stream."""

    __static_name__ = "_io.TextIOWrapper"
    __module__ = "_io"

    # The binary stream, None once it has been given up, and what is wrong without it.
    _buffer = None
    _missing = "I/O operation on uninitialized object"
    _writing = False
    # A weak reference to the object, once that has been asked for.
    _known = None
    _pending, _lines = (), ()

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        self._buffer, self._missing = None, TextIOWrapper._missing
        _argument("encoding", encoding)
        if _argument("newline", newline) not in _NEWLINES:
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is None and flags.warn_default_encoding:
            import _io

            encoding = _io._warned(2)
        self._set_codec(encoding, errors)
        buffer.readable()
        self._line_buffering = bool(line_buffering)
        self._write_through = bool(write_through)
        self._newline = newline
        self._find_ways()
        self._forget()
        # Encoded text that is still to be written; taken without more ado after a first write.
        self._pending, self._size = [], 0
        self._writing = False
        self._seen = set()
        self._can_seek = self._telling = bool(buffer.seekable())
        self._read = getattr(buffer, "read1", None) or getattr(buffer, "read", None)
        self._step = _CHUNK
        self._has_read = False
        self._buffer = buffer
        try:
            buffer._owned = True
        except AttributeError:
            pass
        if self._codec is not None:
            self._codec.begin(self)

    def _set_codec(self, encoding, errors):
        if encoding in (None, "locale"):
            encoding = "UTF-8"
        self._errors = "strict" if _argument("errors", errors) is None else errors
        for given in encoding, self._errors:
            if not given.isascii():
                given.encode()
            if "\0" in given:
                raise ValueError("embedded null character")
        name = encoding.lower().replace("_", "-")
        self._encoding = encoding
        self._utf8, self._codec = name in _UTF8, None
        if not self._utf8 and name not in _PLAIN or self._errors not in _SIMPLE:
            from _io_codec import Codec

            self._codec = Codec(encoding, self._errors)

    def _forget(self):
        """Forgets what was read ahead."""
        # Whole lines, the last first, then the rest of the text from an index on.
        self._lines, self._text, self._at = [], "", 0
        # The bytes of the text that was read last, how many characters they are, and the bytes
        # behind it that are not whole yet.
        self._chunk, self._length, self._rest = b"", 0, b""
        self._ended = False

    __reduce__ = __reduce_ex__ = _cannot_pickle
    __del__ = _delete

    def __repr__(self):
        if not hasattr(self, "_encoding"):
            self._here()
        mode = getattr(self, "mode", None)
        shown = f" mode={mode!r}" if mode is not None else ""
        return f"<{_type_shown(self)}{_name_shown(self, self)}{shown} encoding={self._encoding!r}>"

    def _here(self):
        if self._buffer is None:
            raise ValueError(self._missing)
        return self._buffer

    buffer = property(lambda self: self._buffer)
    name = property(lambda self: self._here().name)
    closed = property(lambda self: self._here().closed)
    encoding = property(lambda self: self._encoding)
    errors = property(lambda self: self._errors)
    line_buffering = property(lambda self: self._line_buffering)
    write_through = property(lambda self: self._write_through)

    @property
    def newlines(self):
        self._here()
        seen = tuple(kind for kind in ("\r", "\n", "\r\n") if kind in self._seen)
        return None if not seen else seen[0] if len(seen) == 1 else seen

    @property
    def _CHUNK_SIZE(self):
        return _CHUNK if self._step == _STEP else self._step

    @_CHUNK_SIZE.setter
    def _CHUNK_SIZE(self, size):
        if size <= 0:
            raise ValueError("a strictly positive integer is required")
        self._step = size

    def readable(self):
        return self._here().readable()

    def writable(self):
        return self._here().writable()

    def seekable(self):
        return self._here().seekable()

    def fileno(self):
        return self._here().fileno()

    def isatty(self):
        return self._here().isatty()

    # ---- reading

    def _reads(self):
        self._check()
        self._writing = False
        if not self._buffer.readable():
            raise UnsupportedOperation("not readable")
        self._has_read = True

    def _input(self):
        """The next bytes; none at the end."""
        more = self._read(self._step)
        if type(more) is not bytes:
            try:
                more = bytes(memoryview(more))
            except TypeError:
                name = "read1" if hasattr(self._buffer, "read1") else "read"
                kind = type(more).__name__
                raise TypeError(
                    f"underlying {name}() should have returned a bytes-like object, not {kind!r}"
                ) from None
        return more

    def _fill(self):
        """Decodes more behind what is there; whether there may be more yet."""
        if self._codec is not None:
            return self._codec.fill(self)
        if self._ended and not self._rest:
            # What has come to its end may have grown since.
            self._ended = False
        more = self._input()
        return self._take(self._rest + more if self._rest else more, not more)

    def _take(self, data, ended):
        """Decodes the bytes behind what is there, but for what is not whole."""
        whole = len(data)
        if not ended and self._utf8:
            whole = _split_utf8(data)
        try:
            text = data[:whole].decode(self._encoding, self._errors)
        except UnicodeDecodeError:
            # What is wrong with it depends on what follows.
            text = data.decode(self._encoding, self._errors)
        rest = data[whole:]
        if self._newline in (None, ""):
            if not ended and text.endswith("\r"):
                # What comes next may belong to it.
                text = text[:-1]
                rest = b"\r" + rest
            text = self._translated(text)
        self._chunk, self._length, self._rest = data, len(text), rest
        self._ended = ended
        self._text = self._text[self._at:] + text if self._at < len(self._text) else text
        self._at = 0
        return not ended

    def _translated(self, text):
        """The text with the ends of lines that programs see; which there were is noted."""
        if "\r" not in text:
            if "\n" in text:
                self._seen.add("\n")
            return text
        both = text.count("\r\n")
        for end, there in (
            ("\r\n", both), ("\r", text.count("\r") > both), ("\n", text.count("\n") > both),
        ):
            if there:
                self._seen.add(end)
        if self._newline is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1, /):
        self._reads()
        size = -1 if size is None else _size_of(size)
        self._settle()
        if size < 0:
            return self._read_all()
        while len(self._text) - self._at < size and self._fill():
            pass
        text = self._text[self._at:self._at + size]
        self._at += len(text)
        return text

    def _read_all(self):
        more = self._buffer.read()
        if more is None:
            raise BlockingIOError(11, "Read returned None.")
        if type(more) is not bytes:
            if not hasattr(more, "__buffer__"):
                kind = type(more).__name__
                raise TypeError(f"decoder should return a string result, not {kind!r}")
            more = bytes(more)
        if self._codec is not None:
            self._codec.take_all(self, more)
        else:
            self._take(self._rest + more, True)
        text = self._text[self._at:]
        self._forget()
        return text

    def _line_end(self, start):
        """The index behind the line's end, -1 where it is not there yet."""
        text, newline = self._text, self._newline
        if newline is None:
            newline = "\n"
        if newline:
            at = text.find(newline, start)
            return -1 if at < 0 else at + len(newline)
        ends = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
        if not ends:
            return -1
        at = min(ends)
        if text[at] == "\r" and text[at + 1:at + 2] == "\n":
            return at + 2
        return at + 1

    def _more_lines(self):
        """Reads ahead to the end of a line at least, if there is one; the first line."""
        self._reads()
        if self._pending:
            self._push()
        text = self._text[self._at:]
        self._text, self._at = "", 0
        parts = [text]
        going = True
        while "\n" not in text and going:
            going = self._fill()
            text, self._text = self._text, ""
            parts.append(text)
        *lines, self._text = "".join(parts).split("\n")
        self._lines = [line + "\n" for line in reversed(lines)]
        if lines:
            return self._lines.pop()
        text, self._text = self._text, ""
        return text

    def __next__(self):
        if self._lines:
            return self._lines.pop()
        self._telling = False
        if type(self) is TextIOWrapper and self._newline in (None, "\n"):
            line = self._more_lines()
        else:
            line = self.readline()
        if not line:
            self._telling = self._can_seek
            raise StopIteration
        if not isinstance(line, str):
            kind = type(line).__name__
            raise OSError(f"readline() should have returned a str object, not {kind!r}")
        return line

    def readline(self, size=-1, /):
        if size == -1:
            if self._lines:
                return self._lines.pop()
            if self._newline in (None, "\n"):
                return self._more_lines()
        self._reads()
        self._settle()
        size = -1 if size is None else _size_of(size)
        going = True
        while True:
            end = self._line_end(self._at)
            if end >= 0 or size >= 0 and len(self._text) - self._at >= size or not going:
                break
            going = self._fill()
        if end < 0:
            end = len(self._text)
        if size >= 0:
            end = min(end, self._at + size)
        line = self._text[self._at:end]
        self._at += len(line)
        return line

    def _settle(self):
        """Writes what is to be written, and puts the lines read ahead to the rest of the text."""
        if self._pending:
            self._push()
        if self._lines:
            self._lines.reverse()
            self._text, self._at = "".join(self._lines) + self._text[self._at:], 0
            self._lines = []

    # ---- writing

    def _push(self):
        """Hands what is to be written to the binary stream."""
        data = b"".join(self._pending)
        self._pending, self._size = [], 0
        _unwritten.remove(self._known)
        while True:
            try:
                self._buffer.write(data)
                return
            except InterruptedError:
                continue

    def write(self, text, /):
        if not self._writing or not isinstance(text, str):
            self._begin_writing(text)
        if self._codec is None and not self._changing:
            data = text.encode(self._encoding, self._errors)
        else:
            data = self._encoded(text)
        size = self._size + len(data)
        if size >= self._step or self._flushing:
            return self._write_out(text, data)
        if not self._pending:
            self._note()
        self._pending.append(data)
        self._size = size
        return len(text)

    def _encoded(self, text):
        if self._changing:
            text = text.replace("\n", self._newline)
        if self._codec is None:
            return text.encode(self._encoding, self._errors)
        return self._codec.encode(text)

    def _write_out(self, text, data):
        """Writes what there is too much of, or what is not to wait."""
        while self._pending and self._size + len(data) > self._step:
            self._push()
        if not self._pending:
            self._note()
        self._pending.append(data)
        self._size += len(data)
        if self._line_buffering and ("\n" in text or "\r" in text):
            self.flush()
        elif self._size >= self._step or self._write_through:
            self._push()
        return len(text)

    def _find_ways(self):
        """Finds out what `write` has to do besides encoding."""
        self._changing = self._newline in ("\r", "\r\n")
        self._flushing = self._line_buffering or self._write_through

    def _note(self):
        """Has what is going to be written done at the program's end at last."""
        if self._known is None:
            from _weakref import ref

            self._known = ref(self)
        _unwritten.append(self._known)

    def _begin_writing(self, text):
        """Looks whether the text may be written, and forgets what was read ahead."""
        if not isinstance(text, str):
            self._here()
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check()
        if not self._buffer.writable():
            raise UnsupportedOperation("not writable")
        self._settle()
        if self._can_seek:
            self._forget()
        if self._codec is not None:
            self._codec.restart()
        self._writing = True

    # ---- places

    def tell(self):
        self._check()
        if not self._can_seek:
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        self.flush()
        self._settle()
        position = self._buffer.tell()
        if self._codec is not None:
            return self._codec.cookie(self, position)
        position -= len(self._chunk)
        consumed = self._length - (len(self._text) - self._at)
        if consumed <= 0:
            return position
        return position + self._bytes_of(consumed)

    def _bytes_of(self, count):
        """How many bytes of the last ones are so many characters of the text."""
        chunk = self._chunk
        if self._utf8 and chunk.isascii() and (self._newline not in (None, "") or b"\r" not in chunk):
            return count
        low, high = count, len(chunk)
        if count == self._length:
            return high - len(self._rest)
        while low < high:
            middle = (low + high) // 2
            if self._characters(middle) < count:
                low = middle + 1
            else:
                high = middle
        if self._newline is None and chunk[low - 1:low + 1] == b"\r\n":
            low += 1
        return low

    def _characters(self, size):
        """How many characters of the text the first bytes of the last ones are."""
        data = self._chunk[:size]
        if self._utf8:
            data = data[:_split_utf8(data)]
        text = data.decode(self._encoding, self._errors)
        return len(text) - (text.count("\r\n") if self._newline is None else 0)

    def seek(self, cookie, whence=0, /):
        self._check()
        if not self._can_seek:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie, whence = self.tell(), 0
        elif whence == 2:
            if cookie != 0:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        elif cookie < 0:
            raise ValueError(f"negative seek position {cookie!r}")
        self.flush()
        self._forget()
        self._writing = False
        self._telling = self._can_seek
        if self._codec is not None:
            return self._codec.seek(self, cookie, whence)
        return self._buffer.seek(cookie, whence) if whence else self._buffer.seek(cookie) and cookie

    def truncate(self, size=None, /):
        self._here()
        self.flush()
        return self._buffer.truncate(size)

    # ---- the end

    def flush(self):
        self._check()
        if self._pending:
            self._push()
        self._telling = self._can_seek
        self._buffer.flush()

    def close(self):
        buffer = self._here()
        if buffer.closed:
            return
        self._writing = False
        try:
            self.flush()
        finally:
            if self._pending:
                self._pending, self._size = [], 0
                _unwritten.remove(self._known)
            self._lines, self._text, self._at = [], "", 0
            buffer.close()

    def detach(self):
        """Gives up the binary stream, and leaves it open."""
        self._here()
        self.flush()
        self._writing = False
        self._forget()
        buffer, self._buffer = self._buffer, None
        self._missing = "underlying buffer has been detached"
        buffer._owned = False
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None,
                    write_through=None):
        self._here()
        for name, given in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if given is not None and given is not ... and not isinstance(given, str):
                kind = type(given).__name__
                raise TypeError(f"reconfigure() argument {name!r} must be str or None, not {kind}")
        if self._has_read and (encoding is not None or errors is not None or newline is not ...):
            raise UnsupportedOperation(
                "It is not possible to set the encoding or newline of stream after the first read"
            )
        if encoding is not None and "\0" in encoding:
            raise LookupError(f"unknown encoding: {encoding}")
        if newline is not ... and newline not in _NEWLINES:
            raise ValueError(f"illegal newline value: {newline}")
        self.flush()
        self._writing = False
        if newline is not ...:
            self._newline = newline
        if encoding is not None or errors is not None or newline is not ...:
            if errors is None:
                errors = "strict" if encoding is not None else self._errors
            self._set_codec(encoding or self._encoding, errors)
            if self._codec is not None:
                self._codec.begin(self)
        if line_buffering is not None:
            self._line_buffering = bool(line_buffering)
        if write_through is not None:
            self._write_through = bool(write_through)
        self._find_ways()
