"""Encodings by name: what turns text into bytes and back."""

import builtins
import io
from _buffer import row
from _codecs_streams import (
    Codec, EncodedFile, StreamReader, StreamReaderWriter, StreamRecoder, StreamWriter,
)

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
    "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32",
    "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder",
    "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
    "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader",
    "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors",
    "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors",
    "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = BOM_LE = b"\xff\xfe"
BOM_UTF16_BE = BOM_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    """The functions of one encoding."""

    def __new__(
        cls,
        encode,
        decode,
        streamreader=None,
        streamwriter=None,
        incrementalencoder=None,
        incrementaldecoder=None,
        name=None,
        *,
        _is_text_encoding=True,
    ):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self._is_text_encoding = _is_text_encoding
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        return self

    def __getnewargs__(self):
        return tuple(self)

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


class IncrementalEncoder:
    """Encodes text that comes in parts."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps the text of which not all can be encoded yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        text = self.buffer + input
        made, used = self._buffer_encode(text, self.errors, final)
        self.buffer = text[used:]
        return made

    def reset(self):
        super().reset()
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come in parts."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of which not all can be decoded yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        made, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return made

    def reset(self):
        super().reset()
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# What texts of some encodings begin with, and how the rest is encoded then.
_MARKS = {
    "utf-8-sig": ((BOM_UTF8, "utf-8"),),
    "utf-16": ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be")),
}


class _Encoder(IncrementalEncoder):
    """Encodes text that comes in parts, the first of them with the mark that the encoding has."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.reset()

    def encode(self, input, final=False):
        made = input.encode(self._rest or self.encoding, self.errors)
        if self._rest is None:
            self._rest = _MARKS[self.encoding][0][1]
        return made

    def reset(self):
        self._rest = None if self.encoding in _MARKS else self.encoding

    def getstate(self):
        fresh = 1 if self.encoding == "utf-8-sig" else 2
        return fresh if self._rest is None else 0

    def setstate(self, state):
        if self.encoding in _MARKS:
            self._rest = None if state else _MARKS[self.encoding][0][1]


# What is said of bytes with which a character may begin: of those with escapes the beginnings.
_BEGINS = ("unexpected end of data", "truncated data")
_ESCAPE_BEGINS = ("truncated", "\\ at end", "malformed \\N")


class _Decoder(IncrementalDecoder):
    """Decodes bytes that come in parts, and keeps the beginning of a character for the next."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.reset()

    def _unmarked(self, data, final):
        """The bytes behind the mark, once it is there."""
        marks = _MARKS[self.encoding]
        size = len(marks[0][0])
        if len(data) < size and any(mark.startswith(data) for mark, _ in marks):
            if not final:
                self.buffer = data
                return b""
        for mark, encoding in marks:
            if data.startswith(mark):
                self._rest = encoding
                return data[size:]
        if self.encoding == "utf-8-sig":
            self._rest = "utf-8"
        elif len(data) >= size:
            reason = "Stream does not start with BOM"
            raise UnicodeDecodeError(self.encoding, data, 0, size, reason)
        elif not final:
            self.buffer = data
            return b""
        return data

    def decode(self, input, final=False):
        data, self.buffer = self.buffer + bytes(input), b""
        if self._rest is None:
            data = self._unmarked(data, final)
        encoding = self._rest or self.encoding
        if final:
            return data.decode(encoding, self.errors)
        if encoding == "raw-unicode-escape" and (len(data) - len(data.rstrip(b"\\"))) % 2:
            # An escape may begin at the end.
            data, self.buffer = data[:-1], b"\\"
        out, at = [], 0
        while True:
            try:
                out.append(data[at:].decode(encoding))
                break
            except UnicodeDecodeError as e:
                start, end = at + e.start, at + e.end
                reason = e.reason
                out.append(data[at:start].decode(encoding))
            escapes = encoding.endswith("escape") and reason.startswith(_ESCAPE_BEGINS)
            passed = self.errors == "surrogatepass" and len(data) - start < 3
            passed = passed and encoding == "utf-8" and data[start] == 0xED
            if end == len(data) and (reason in _BEGINS or escapes) or passed:
                self.buffer = data[start:] + self.buffer
                break
            error = UnicodeDecodeError(encoding, data, start, end, reason)
            at = _add_replaced(out, error, self.errors, str)
        return "".join(out)

    def reset(self):
        self.buffer = b""
        self._rest = None if self.encoding in _MARKS else self.encoding

    def getstate(self):
        if self.encoding == "utf-8-sig":
            return self.buffer, int(self._rest is None)
        if self.encoding in _MARKS:
            return self.buffer, 2 if self._rest is None else int(self._rest.endswith("be"))
        return self.buffer, 0

    def setstate(self, state):
        self.buffer, kind = state
        if self.encoding == "utf-8-sig":
            self._rest = None if kind else "utf-8"
        elif self.encoding in _MARKS:
            rest = {0: "-le", 1: "-be"}.get(kind)
            self._rest = rest and self.encoding + rest


class _Utf7Decoder(BufferedIncrementalDecoder):
    def _buffer_decode(self, input, errors, final):
        from _codecs_utf7 import decode
        return decode(input, errors, final)


class _Writer(StreamWriter):
    """Writes text in an encoding with a name."""

    _encoder = None

    def encode(self, input, errors="strict"):
        if self._encoder is None:
            self._encoder = getincrementalencoder(self.encoding)(errors)
        return self._encoder.encode(input), len(input)

    def reset(self):
        super().reset()
        self._encoder = None


class _Reader(StreamReader):
    """Reads text in an encoding with a name."""

    _decoder = None

    def decode(self, input, errors="strict"):
        if self._decoder is None:
            self._decoder = getincrementaldecoder(self.encoding)(errors)
        decoder = self._decoder
        decoder.buffer = b""
        made = decoder.decode(input)
        # What was not used is kept by the reader itself.
        rest, decoder.buffer = decoder.buffer, b""
        return made, len(input) - len(rest)

    def reset(self):
        super().reset()
        self._decoder = None


_NAMES = {
    "utf-8": ("utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001"),
    "utf-8-sig": ("utf8-sig",),
    "utf-16": ("utf16", "u16"),
    "utf-16-le": ("utf-16le", "unicodelittleunmarked"),
    "utf-16-be": ("utf-16be", "unicodebigunmarked"),
    "utf-32": ("utf32", "u32"),
    "utf-32-le": ("utf-32le",),
    "utf-32-be": ("utf-32be",),
    "ascii": ("us-ascii", "646", "us"),
    "iso8859-1": ("latin-1", "latin1", "latin", "l1", "iso-8859-1", "8859", "cp819", "iso8859"),
}
_ALIASES = {alias: name for name, aliases in _NAMES.items() for alias in (name, *aliases)}


_searches = []
_found = {}


def register(search_function):
    """Adds a function that may know encodings which are not known here."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function):
    if search_function in _searches:
        _searches.remove(search_function)
        _found.clear()


_FUNCTIONS = {"iso8859-1": "latin_1"}


def _text_codec(name):
    def encode(input, errors="strict"):
        if not isinstance(input, str):
            kind, function = type(input).__name__, _FUNCTIONS.get(name, name).replace("-", "_")
            raise TypeError(f"{function}_encode() argument 1 must be str, not {kind}")
        return input.encode(name, errors or "strict"), len(input)

    def decode(input, errors="strict"):
        data = row(input)
        return data.decode(name, errors or "strict"), len(data)

    return _codec(name, encode, decode)


def _codec(name, encode, decode):
    """The codec of an encoding of text."""
    parts = {"encoding": name}
    return CodecInfo(
        encode,
        decode,
        type("StreamReader", (_Reader,), parts),
        type("StreamWriter", (_Writer,), parts),
        type("IncrementalEncoder", (_Encoder,), parts),
        type("IncrementalDecoder", (_Utf7Decoder if name == "utf-7" else _Decoder,), parts),
        name,
    )


def _words(encoding):
    """The parts of an encoding's name, in lower case."""
    signs = {c for c in encoding if not (c.isascii() and c.isalnum() or c == ".")}
    for sign in signs:
        encoding = encoding.replace(sign, " ")
    return encoding.lower().split()


def _search(encoding):
    if "\0" in encoding:
        raise ValueError("embedded null character")
    name = encoding.lower().replace("_", "-").replace(" ", "-")
    known = _ALIASES.get(name)
    if known is not None:
        return _text_codec(known)
    import _codecs_text
    other = _codecs_text.find(name)
    if other is not None:
        return _codec(*other)
    if name == "charmap":
        return _codec(name, *[__getattr__(f"charmap_{way}") for way in ("encode", "decode")])
    import _codecs_transforms
    transform = _codecs_transforms.find(name)
    if transform is not None:
        return transform
    _add_reference()
    for search in _searches:
        info = search("_".join(_words(encoding)))
        if info is not None:
            return info
    return None


def _add_reference():
    """Adds the encodings of the reference's library, where that is on the path."""
    try:
        import encodings
    except ImportError:
        pass


def lookup(encoding):
    """The functions of an encoding, by its name."""
    info = _found.get(encoding)
    if info is None:
        info = _search(encoding)
        if info is None:
            raise LookupError(f"unknown encoding: {encoding}")
        _found[encoding] = info
    return info


def _run(function, input, errors, what, encoding):
    """What an encoder or decoder makes, with a note on what goes wrong in it."""
    try:
        made = function(input, errors)
    except Exception as e:
        e.add_note(f"{what[:-1]}ing with '{encoding}' codec failed")
        raise
    if not isinstance(made, tuple) or len(made) != 2:
        raise TypeError(f"{what}r must return a tuple (object, integer)")
    return made[0]


def encode(obj, encoding="utf-8", errors="strict"):
    return _run(lookup(encoding)[0], obj, errors, "encode", encoding)


def decode(obj, encoding="utf-8", errors="strict"):
    return _run(lookup(encoding)[1], obj, errors, "decode", encoding)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def make_identity_dict(rng):
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """Characters to bytes, from bytes to characters: None for what two bytes stand for."""
    found = {}
    for byte, character in decoding_map.items():
        found[character] = None if character in found else byte
    return found


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Opens a file of text in an encoding, without translation of its line ends."""
    if encoding is None:
        return builtins.open(filename, mode, buffering)
    mode = mode if "b" in mode else mode + "b"
    file = builtins.open(filename, mode, buffering)
    try:
        info = lookup(encoding)
        made = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        made.encoding = encoding
        return made
    except BaseException:
        file.close()
        raise


def strict_errors(exception):
    raise exception


def ignore_errors(exception):
    return "", exception.end


def replace_errors(exception):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    return "\ufffd", exception.end


def backslashreplace_errors(exception):
    bad = exception.object[exception.start : exception.end]
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{byte:02x}" for byte in bad), exception.end
    return bad.encode("ascii", "backslashreplace").decode("ascii"), exception.end


def xmlcharrefreplace_errors(exception):
    bad = exception.object[exception.start : exception.end]
    return "".join(f"&#{ord(c)};" for c in bad), exception.end


def surrogateescape_errors(exception):
    bad = exception.object[exception.start : exception.end]
    if isinstance(exception, UnicodeDecodeError):
        escaped = [chr(0xDC00 + byte) for byte in bad if byte >= 0x80]
        if len(escaped) < len(bad):
            raise exception
        return "".join(escaped), exception.end
    if not all("\udc80" <= c <= "\udcff" for c in bad):
        raise exception
    return bytes(ord(c) - 0xDC00 for c in bad), exception.end


_handlers = {
    "surrogateescape": surrogateescape_errors,
    "strict": strict_errors,
    "ignore": ignore_errors,
    "replace": replace_errors,
    "backslashreplace": backslashreplace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors,
}


def lookup_error(errors):
    """The function that handles errors under this name."""
    if errors in ("namereplace", "surrogatepass") and errors not in _handlers:
        import _codecs_handlers
        _handlers[errors] = getattr(_codecs_handlers, errors + "_errors")
    if errors not in _handlers:
        raise LookupError(f"unknown error handler name '{errors}'")
    return _handlers[errors]


def register_error(name, handler):
    """Makes a function the handler of errors under this name."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[name] = handler


def _add_replaced(out, error, errors, convert):
    """Adds to `out` what the handler of errors gives for the error; where to go on."""
    done = lookup_error(errors or "strict")(error)
    way = "encoding" if isinstance(error, UnicodeEncodeError) else "decoding"
    sorts = "str/bytes" if way == "encoding" else "str"
    known = isinstance(done, tuple) and len(done) == 2 and isinstance(done[1], int)
    if not known or not isinstance(done[0], (str, bytes) if way == "encoding" else str):
        raise TypeError(f"{way} error handler must return ({sorts}, int) tuple")
    replacement, at = done
    try:
        out.append(replacement if isinstance(replacement, bytes) else convert(replacement))
    except UnicodeEncodeError:
        raise error from None
    size = len(error.object)
    at = at + size if at < 0 else at
    if not 0 <= at <= size:
        raise IndexError(f"position {done[1]} from error handler out of bounds")
    return at


# What `str.encode` and `bytes.decode` do with encodings and handlers that the machine lacks.


def _text_lookup(encoding, function):
    info = lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(
            f"'{encoding}' is not a text encoding; use {function} to handle arbitrary codecs"
        )
    return info


def _encode_text(text, encoding, errors):
    info = _text_lookup(encoding, "codecs.encode()")
    made = _run(info[0], text, errors or "strict", "encode", encoding)
    return _checked(made, encoding, "encode", bytes)


def _decode_text(data, encoding, errors):
    info = _text_lookup(encoding, "codecs.decode()")
    made = _run(info[1], memoryview(data), errors or "strict", "decode", encoding)
    return _checked(made, encoding, "decode", str)


def _checked(made, encoding, verb, kind):
    if not isinstance(made, kind):
        raise TypeError(
            f"'{encoding}' {verb}r returned '{type(made).__name__}' instead of "
            f"'{kind.__name__}'; use codecs.{verb}() to {verb} to arbitrary types"
        )
    return made


def _encode_handled(text, encoding, errors):
    out, at, name = [], 0, encoding or "utf-8"
    lookup_error(errors)
    # The mark of an encoding comes before the first piece alone.
    name = _ALIASES.get(name.lower().replace("_", "-"), name)
    encoding = name
    if name in _MARKS:
        mark, encoding = _MARKS[name][0]
        out.append(mark)
    while True:
        try:
            out.append(text[at:].encode(encoding))
            return b"".join(out)
        except UnicodeEncodeError as e:
            start, end = at + e.start, at + e.end
            out.append(text[at:start].encode(encoding))
            shown = name if name in ("utf-16", "utf-32") else e.encoding
            error = UnicodeEncodeError(shown, text, start, end, e.reason)
        at = _add_replaced(out, error, errors, lambda more: more.encode(encoding))


def _decode_handled(data, encoding, errors):
    out, at, data = [], 0, bytes(data)
    encoding = encoding or "utf-8"
    lookup_error(errors)
    while True:
        try:
            out.append(data[at:].decode(encoding))
            return "".join(out)
        except UnicodeDecodeError as e:
            start, end = at + e.start, at + e.end
            out.append(data[at:start].decode(encoding))
            error = UnicodeDecodeError(e.encoding, data, start, end, e.reason)
        at = _add_replaced(out, error, errors, str)


def __getattr__(name):
    if name == "namereplace_errors":
        return lookup_error("namereplace")
    if name in ("escape_encode", "escape_decode", "readbuffer_encode"):
        import _codecs_text
        return getattr(_codecs_text, name)
    if name in ("charmap_build", "charmap_encode", "charmap_decode"):
        import _codecs_charmap
        return getattr(_codecs_charmap, name)
    if name.endswith(("_encode", "_decode")):
        import _codecs_by_name
        found = _codecs_by_name.function(name)
        if found is not None:
            globals()[name] = found
            return found
    import _module_more
    return _module_more.get("codecs", name)


for _function in (register, unregister, lookup, encode, decode, register_error, lookup_error):
    _function.__module__ = "_codecs"
