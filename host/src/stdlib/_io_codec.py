"""Text of `io` in encodings that have a state, or that are known by their name alone."""

# The module whose classes and functions these are.
__name__ = "_io"

# The bits of the parts of a place in text: where in the stream, the decoder's flags there, bytes to
# decode from there, characters to leave out, and whether the bytes are the last.
_BITS = 64, 32, 32, 32, 8


def _packed(*parts):
    cookie = shift = 0
    for part, bits in zip(parts, _BITS):
        cookie |= part << shift
        shift += bits
    return cookie


def _unpacked(cookie):
    parts = []
    for bits in _BITS:
        parts.append(cookie & (1 << bits) - 1)
        cookie >>= bits
    if cookie:
        raise OverflowError("Python int too large to convert to C long")
    return parts


class Codec:
    """What decodes and encodes for a stream of text."""

    def __init__(self, encoding, errors):
        import codecs

        info = codecs.lookup(encoding)
        if not info._is_text_encoding:
            raise LookupError(
                f"{encoding!r} is not a text encoding; use codecs.open() to handle arbitrary codecs"
            )
        self.info, self.errors = info, errors
        self.decoder = self.encoder = None
        # The decoder's flags before the last chunk.
        self.flags = 0

    def begin(self, text):
        """Makes what the stream is able to use."""
        self.translating = text._newline in (None, "")
        buffer = text._buffer
        if buffer.readable():
            decoder = self.info.incrementaldecoder(self.errors)
            if self.translating:
                decoder = IncrementalNewlineDecoder(decoder, text._newline is None)
            self.decoder = decoder
        if buffer.writable():
            self.encoder = self.info.incrementalencoder(self.errors)
            if text._can_seek and buffer.tell() != 0:
                self._continue()

    def _continue(self):
        """Has no mark written in front of what comes next."""
        try:
            self.encoder.setstate(0)
        except LookupError:
            pass

    def restart(self):
        if self.decoder is not None:
            self.decoder.reset()

    def encode(self, text):
        data = self.encoder.encode(text)
        if not isinstance(data, bytes):
            kind = type(data).__name__
            raise TypeError(f"encoder should return a bytes object, not {kind!r}")
        return data

    def _decode(self, data, final):
        text = self.decoder.decode(data, final)
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"decoder should return a string result, not {kind!r}")
        return text

    def _take(self, text, data, final):
        """Decodes bytes behind what the stream has."""
        waiting = b""
        if text._telling:
            waiting, self.flags = self._state()
        piece = self._decode(data, final)
        text._chunk, text._length = waiting + data, len(piece)
        text._text, text._at = text._text[text._at:] + piece, 0
        text._ended = final
        if self.translating:
            text._seen = _SEEN[self.decoder.kinds]

    def _state(self):
        state = self.decoder.getstate()
        if not isinstance(state, tuple) or len(state) != 2:
            raise TypeError("illegal decoder state")
        waiting, flags = state
        if not isinstance(waiting, bytes):
            kind = type(waiting).__name__
            raise TypeError(
                f"illegal decoder state: the first item should be a bytes object, not {kind!r}"
            )
        return waiting, flags

    def fill(self, text):
        data = text._input()
        self._take(text, data, not data)
        return bool(data)

    def take_all(self, text, data):
        self._take(text, data, True)

    # ---- places

    def cookie(self, text, position):
        """Where the stream is, for `seek`."""
        if self.decoder is None or not text._chunk:
            return position
        chunk, size = text._chunk, len(text._chunk)
        position -= size
        count = text._length - (len(text._text) - text._at)
        if count <= 0:
            return _packed(position, self.flags)
        saved = self.decoder.getstate()
        try:
            return self._find(chunk, position, count, text._ended)
        finally:
            self.decoder.setstate(saved)

    def _decoded(self, chunk, size):
        """The characters of the first bytes, and the state behind them."""
        self.decoder.setstate((b"", self.flags))
        count = len(self.decoder.decode(chunk[:size]))
        return count, self.decoder.getstate()

    def _find(self, chunk, position, count, ended):
        low, high = 0, len(chunk)
        if self._decoded(chunk, high)[0] < count:
            # What is missing comes of the end of the stream.
            low = high + 1
        while low < high:
            middle = (low + high) // 2
            if self._decoded(chunk, middle)[0] < count:
                low = middle + 1
            else:
                high = middle
        final = low > len(chunk)
        feed = min(low, len(chunk))
        # The last place before that where the decoder holds nothing back.
        for start in range(feed, -1, -1):
            before, (waiting, flags) = self._decoded(chunk, start) if start else (0, (b"", self.flags))
            if not waiting and before <= count:
                break
        if before == count and not final:
            return _packed(position + start, flags)
        return _packed(position + start, flags, feed - start, count - before, int(final))

    def seek(self, text, cookie, whence):
        if whence == 2:
            position = text._buffer.seek(0, 2)
            self.restart()
            if self.encoder is not None:
                self._reset_encoder(position)
            return position
        position, flags, feed, skip, ended = _unpacked(cookie)
        text._buffer.seek(position)
        if self.decoder is not None:
            if cookie == 0:
                self.decoder.reset()
            else:
                self.decoder.setstate((b"", flags))
            self.flags = flags
        if skip:
            self._skip(text, feed, skip, bool(ended))
        if self.encoder is not None:
            self._reset_encoder(cookie)
        return cookie

    def _skip(self, text, feed, skip, ended):
        data = text._buffer.read(feed)
        piece = self._decode(data, ended)
        if len(piece) < skip:
            raise OSError("can't restore logical file position")
        text._chunk, text._length = data, len(piece)
        text._text, text._at = piece, skip

    def _reset_encoder(self, position):
        if position:
            self._continue()
        else:
            self.encoder.reset()


# Which ends of lines there were, by the bits of a decoder.
_SEEN = [
    {end for bit, end in ((1, "\n"), (2, "\r"), (4, "\r\n")) if kinds & bit} for kinds in range(8)
]


class IncrementalNewlineDecoder:
    """Makes one kind of line end of all, in text that comes in parts, and tells which there were."""

    __static_name__ = "_io.IncrementalNewlineDecoder"
    __module__ = "_io"

    _KINDS = (None, "\n", "\r", ("\r", "\n"), "\r\n", ("\n", "\r\n"), ("\r", "\r\n"),
              ("\r", "\n", "\r\n"))
    kinds = None

    def __init__(self, decoder, translate, errors="strict"):
        self._decoder, self._translate, self.errors = decoder, translate, errors
        self.kinds, self._return = 0, False

    def _begun(self):
        if self.kinds is None:
            raise ValueError("IncrementalNewlineDecoder.__init__() not called")

    def decode(self, input, final=False):
        self._begun()
        text = input if self._decoder is None else self._decoder.decode(input, final)
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"decoder should return a string result, not {kind!r}")
        if self._return and (text or final):
            text, self._return = "\r" + text, False
        # A return may be the first half of a line end.
        if text.endswith("\r") and not final:
            text, self._return = text[:-1], True
        both = text.count("\r\n")
        returns, feeds = text.count("\r") - both, text.count("\n") - both
        self.kinds |= (4 if both else 0) | (2 if returns else 0) | (1 if feeds else 0)
        if self._translate:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    @property
    def newlines(self):
        return self._KINDS[self.kinds]

    def getstate(self):
        self._begun()
        buffer, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return buffer, flag << 1 | self._return

    def setstate(self, state):
        self._begun()
        if not isinstance(state, tuple):
            raise TypeError("state argument must be a tuple")
        buffer, flag = state
        self._return = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((buffer, flag >> 1))

    def reset(self):
        self._begun()
        self.kinds, self._return = 0, False
        if self._decoder is not None:
            self._decoder.reset()
