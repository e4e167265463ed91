"""Handlers of errors of encodings that are seldom asked for as functions."""

# The module whose functions these are.
__name__ = "codecs"


def namereplace_errors(exception):
    if not isinstance(exception, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    import unicodedata

    out = []
    for c in exception.object[exception.start:exception.end]:
        name = unicodedata.name(c, None)
        if name is not None:
            out.append(f"\\N{{{name}}}")
        else:
            number = ord(c)
            out.append(f"\\x{number:02x}" if number < 256 else
                       f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}")
    return "".join(out), exception.end


def _unit(encoding):
    """How many bytes a surrogate takes in an encoding, and their order; None in others."""
    name = encoding.lower().replace("_", "").replace("-", "")
    if name in ("utf8", "cp65001"):
        return 3, None
    for start, size in ("utf16", 2), ("utf32", 4):
        if name in (start, start + "le", start + "be"):
            return size, "big" if name.endswith("be") else "little"
    return None


def surrogatepass_errors(exception):
    unit = _unit(exception.encoding)
    if unit is None:
        raise exception
    size, order = unit
    if isinstance(exception, UnicodeEncodeError):
        out = []
        for c in exception.object[exception.start:exception.end]:
            number = ord(c)
            if not 0xD800 <= number < 0xE000:
                raise exception
            if order:
                out.append(number.to_bytes(size, order))
            else:
                out.append(bytes((0xED, number >> 6 & 63 | 128, number & 63 | 128)))
        return b"".join(out), exception.end
    data = exception.object[exception.start:exception.start + size]
    number = 0
    if len(data) == size and order:
        number = int.from_bytes(data, order)
    elif len(data) == size and data[0] == 0xED and data[1] & 0xC0 == data[2] & 0xC0 == 0x80:
        number = 0xD000 | (data[1] & 63) << 6 | data[2] & 63
    if not 0xD800 <= number < 0xE000:
        raise exception
    return chr(number), exception.start + size
