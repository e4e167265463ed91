"""The text of a binary stream of `io`."""

from _io_binary import _unwritten
from _io_base import TextIOBase, UnsupportedOperation, _CHUNK, _cannot_pickle, _find_end

# The module whose classes and functions these are.
__name__ = "io"


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
    __static_name__ = "_io.TextIOWrapper"

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
        self._find_sort()
        # Text that was read ahead: whole lines, the last first, then the rest from an index on.
        self._lines = []
        self._text = ""
        self._at = 0
        self._rest = b""
        # Encoded text that is still to be written; taken without more ado after a first write.
        self._pending = []
        self._size = 0
        self._writing = False
        self._ended = False
        self._seen = set()

    def _find_sort(self):
        name = self.encoding.lower().replace("_", "-")
        self._utf8 = name in ("utf-8", "utf8")
        self._plain = name in ("ascii", "latin-1", "latin1", "iso-8859-1", "us-ascii")

    __reduce__ = __reduce_ex__ = _cannot_pickle

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
        if self.buffer is None:
            raise ValueError("underlying buffer has been detached")
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
        self._writing = False
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")

    def _fill(self, step=_CHUNK):
        """Decodes more behind what is there, all where `step` is negative; whether there was any."""
        if self._ended:
            return False
        if not (self._utf8 or self._plain):
            step = -1
        more = self.buffer.read(step)
        data = self._rest + more
        self._ended = not more or step < 0
        whole = len(data)
        if not self._ended and self._utf8:
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
        self._settle()
        self.buffer.flush()
        if size is None or size < 0:
            while self._fill(-1):
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

    def _more_lines(self):
        """Reads ahead to the end of a line at least, if there is one; the first line."""
        self._reads()
        if self._pending:
            self._push()
        text = self._text[self._at:]
        self._text, self._at = "", 0
        parts = [text]
        while "\n" not in text and self._fill():
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
        line = self._more_lines() if self._newline in (None, "\n") else self.readline()
        if not line:
            raise StopIteration
        return line

    def _settle(self):
        """Writes what is to be written, and puts the lines read ahead to the rest of the text."""
        if self._pending:
            self._push()
        if self._lines:
            self._lines.reverse()
            self._text, self._at = "".join(self._lines) + self._text[self._at:], 0
            self._lines = []

    def _push(self):
        """Hands what is to be written to the binary stream."""
        data = b"".join(self._pending)
        self._pending, self._size = [], 0
        _unwritten.remove(self)
        self.buffer.write(data)

    def readline(self, size=-1, /):
        if size == -1:
            if self._lines:
                return self._lines.pop()
            if self._newline in (None, "\n"):
                return self._more_lines()
        self._reads()
        self._settle()
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
        if not self._writing or not isinstance(text, str):
            self._begin_writing(text)
        count = len(text)
        if self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        data = text.encode(self.encoding, self.errors)
        if not self._pending:
            _unwritten.append(self)
        self._pending.append(data)
        self._size += len(data)
        if self._size >= _CHUNK:
            self._push()
        elif self.line_buffering and "\n" in text or self.write_through:
            self.flush()
        return count

    def _begin_writing(self, text):
        """Looks whether the text may be written, and forgets what was read ahead."""
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        self._drop()
        self._writing = True

    def _drop(self):
        """Forgets what was read ahead."""
        self._settle()
        if self._at < len(self._text) or self._rest:
            self.buffer.seek(self.tell())
        self._text, self._at, self._rest, self._ended = "", 0, b"", False

    def tell(self):
        self._check()
        self._settle()
        ahead = len(self._text[self._at:].encode(self.encoding, self.errors)) + len(self._rest)
        return self.buffer.tell() - ahead

    def seek(self, cookie, whence=0, /):
        self._check()
        self._settle()
        self._writing = False
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
        self._settle()
        if size is None:
            size = self.tell()
        return self.buffer.truncate(size)

    def flush(self):
        self._check()
        if self._pending:
            self._push()
        self.buffer.flush()

    def close(self):
        if self.buffer is None or self.buffer.closed:
            return
        self._settle()
        self._writing = False
        self._lines, self._text, self._at = [], "", 0
        self.buffer.close()

    def detach(self):
        """Gives up the binary stream, and leaves it open."""
        self.flush()
        self._writing = False
        buffer, self.buffer = self.buffer, None
        return buffer

    def reconfigure(self, *, encoding=None, errors=None, newline=..., line_buffering=None,
                    write_through=None):
        self.flush()
        if encoding is not None:
            "".encode(encoding)
            self.encoding = encoding
            self._find_sort()
        self.errors = errors or ("strict" if encoding is not None else self.errors)
        if newline is not ...:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through


class IncrementalNewlineDecoder:
    """Makes one kind of line end of all, in text that comes in parts, and tells which there were."""
    __static_name__ = "_io.IncrementalNewlineDecoder"

    _KINDS = (None, "\n", "\r", ("\r", "\n"), "\r\n", ("\n", "\r\n"), ("\r", "\r\n"),
              ("\r", "\n", "\r\n"))

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder, self._translate, self.errors = decoder, translate, errors
        self._seen, self._return = 0, False

    def decode(self, input, final=False):
        text = input if self._decoder is None else self._decoder.decode(input, final=final)
        if self._return and (text or final):
            text, self._return = "\r" + text, False
        # A return may be the first half of a line end.
        if text.endswith("\r") and not final:
            text, self._return = text[:-1], True
        both = text.count("\r\n")
        returns, feeds = text.count("\r") - both, text.count("\n") - both
        self._seen |= (4 if both else 0) | (2 if returns else 0) | (1 if feeds else 0)
        if self._translate:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    @property
    def newlines(self):
        return self._KINDS[self._seen]

    def getstate(self):
        buffer, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return buffer, flag << 1 | self._return

    def setstate(self, state):
        buffer, flag = state
        self._return = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((buffer, flag >> 1))

    def reset(self):
        self._seen, self._return = 0, False
        if self._decoder is not None:
            self._decoder.reset()
