"""Functions of `_codecs` that have an encoding in their name, such as `utf_8_decode`."""

import codecs
from _buffer import row

_ENCODINGS = (
    "ascii", "latin_1", "utf_7", "utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le",
    "utf_32_be", "unicode_escape", "raw_unicode_escape",
)


_text = str
# Those that are written in Python, which the machine asks for by their names.
_WRITTEN = "unicode_escape", "raw_unicode_escape", "utf_7"


def _function(encoding, way):
    """What encodes, or decodes."""
    if encoding in _WRITTEN:
        return codecs.lookup(encoding)[way]
    if way == 0:
        return lambda text, errors: (text.encode(encoding, errors), len(text))
    return lambda data, errors: (data.decode(encoding, errors), len(data))


def _encoder(encoding):
    def encode(str, errors=None, /):
        if not isinstance(str, _text):
            kind = "None" if str is None else type(str).__name__
            raise TypeError(f"{encoding}_encode() argument 1 must be str, not {kind}")
        return _function(encoding, 0)(str, errors or "strict")

    return encode


def _decoder(encoding, whole):
    def decode(data, errors=None, final=whole, /):
        if isinstance(data, str) and encoding.endswith("escape"):
            data = data.encode()
        data = row(data)
        if final:
            return _function(encoding, 1)(data, errors or "strict")
        decoder = codecs.getincrementaldecoder(encoding)(errors or "strict")
        marks = codecs._MARKS.get(encoding.replace("_", "-"), ())
        if marks and not any(data.startswith(mark) for mark, _ in marks):
            # Without a mark the order is the machine's.
            decoder.setstate((b"", 0))
        text = decoder.decode(data, False)
        # What is not decoded yet is left to the caller.
        return text, len(data) - len(decoder.getstate()[0])

    return decode


def function(name):
    """The function of this name; None where there is none."""
    encoding, _, way = name.rpartition("_")
    if encoding not in _ENCODINGS or way not in ("encode", "decode"):
        return None
    # What has no state decodes to the end.
    whole = encoding.endswith("escape") or encoding in ("ascii", "latin_1")
    made = _encoder(encoding) if way == "encode" else _decoder(encoding, whole)
    made.__name__ = made.__qualname__ = name
    made.__module__ = "_codecs"
    return made
