"""Encodings by name: what turns text into bytes and back."""

import builtins
import io
from _buffer import row

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_UTF16_LE = BOM_LE = b"\xff\xfe"
BOM_UTF16_BE = BOM_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE


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

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """What encodes and decodes without a state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes text that comes in parts."""

    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        return input.encode(self.encoding, self.errors)

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


# What texts of some encodings begin with, and how the rest is encoded then.
_MARKS = {
    "utf-8-sig": ((BOM_UTF8, "utf-8"),),
    "utf-16": ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be")),
}


class IncrementalDecoder:
    """Decodes bytes that come in parts, and keeps the beginning of a character for the next."""

    encoding = "utf-8"

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
        out, at = [], 0
        while True:
            try:
                out.append(data[at:].decode(encoding))
                break
            except UnicodeDecodeError as e:
                start, end = at + e.start, at + e.end
                reason = e.reason
                out.append(data[at:start].decode(encoding))
            if end == len(data) and reason in ("unexpected end of data", "truncated data"):
                self.buffer = data[start:]
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


class StreamWriter(Codec):
    """Writes text to a stream of bytes."""

    encoding = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(object.encode(self.encoding, self.errors))

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *about):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a stream of bytes."""

    encoding = "utf-8"

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def read(self, size=-1, chars=-1, firstline=False):
        data = self.stream.read() if size < 0 else self.stream.read(size)
        return data.decode(self.encoding, self.errors)

    def readline(self, size=None, keepends=True):
        line = self.stream.readline().decode(self.encoding, self.errors)
        return line if keepends else line.rstrip("\r\n")

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *about):
        self.stream.close()


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


def _rotated(text, errors="strict"):
    def turned(c):
        for first in "aA":
            if first <= c <= chr(ord(first) + 25):
                return chr((ord(c) - ord(first) + 13) % 26 + ord(first))
        return c

    return "".join(map(turned, text)), len(text)


def _to_hex(data, errors="strict"):
    data = row(data)
    return data.hex().encode("ascii"), len(data)


def _from_hex(data, errors="strict"):
    data = row(data)
    return bytes.fromhex(data.decode("ascii")), len(data)


_TRANSFORMS = {
    "rot13": (_rotated, _rotated),
    "hex": (_to_hex, _from_hex),
}
_TRANSFORM_ALIASES = {"rot-13": "rot13", "hex-codec": "hex"}

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


def _text_codec(name):
    def encode(input, errors="strict"):
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
        type("StreamReader", (StreamReader,), parts),
        type("StreamWriter", (StreamWriter,), parts),
        type("IncrementalEncoder", (IncrementalEncoder,), parts),
        type("IncrementalDecoder", (IncrementalDecoder,), parts),
        name,
    )


def _words(encoding):
    """The parts of an encoding's name, in lower case."""
    signs = {c for c in encoding if not (c.isalnum() or c == ".")}
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
    transform = _TRANSFORMS.get(_TRANSFORM_ALIASES.get(name, name))
    if transform is not None:
        info = CodecInfo(*transform, name=_TRANSFORM_ALIASES.get(name, name))
        info._is_text_encoding = False
        return info
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


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


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
    return io.open(filename, mode.replace("b", ""), encoding=encoding, errors=errors, newline="")


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
    encoded = _text_lookup(encoding, "codecs.encode()")[0](text, errors or "strict")
    return _checked(encoded, encoding, "encoder", "encode", bytes)


def _decode_text(data, encoding, errors):
    decoded = _text_lookup(encoding, "codecs.decode()")[1](memoryview(data), errors or "strict")
    return _checked(decoded, encoding, "decoder", "decode", str)


def _checked(made, encoding, function, verb, kind):
    if not isinstance(made, tuple) or len(made) != 2:
        raise TypeError(f"{function} must return a tuple (object, integer)")
    if not isinstance(made[0], kind):
        raise TypeError(
            f"'{encoding}' {function} returned '{type(made[0]).__name__}' instead of "
            f"'{kind.__name__}'; use codecs.{verb}() to {verb} to arbitrary types"
        )
    return made[0]


def _encode_handled(text, encoding, errors):
    out, at = [], 0
    lookup_error(errors)
    while True:
        try:
            out.append(text[at:].encode(encoding or "utf-8"))
            return b"".join(out)
        except UnicodeEncodeError as e:
            start, end = at + e.start, at + e.end
            out.append(text[at:start].encode(encoding))
            error = UnicodeEncodeError(e.encoding, text, start, end, e.reason)
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
    if name in ("escape_encode", "escape_decode"):
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
