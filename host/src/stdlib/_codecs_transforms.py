"""Codecs of bytes as other bytes, and of text as other text: `base64`, `hex`, `rot13` and their like."""

import codecs
from _buffer import row

# The module whose classes these are.
__name__ = "codecs"


def _strict(errors):
    assert errors == "strict"


def _hex_encode(input, errors="strict"):
    import binascii
    _strict(errors)
    return binascii.b2a_hex(input), len(row(input))


def _hex_decode(input, errors="strict"):
    import binascii
    _strict(errors)
    return binascii.a2b_hex(input), len(input)


def _base64_encode(input, errors="strict"):
    import base64
    _strict(errors)
    return base64.encodebytes(input), len(input)


def _base64_decode(input, errors="strict"):
    import base64
    _strict(errors)
    return base64.decodebytes(input), len(input)


def _quopri_encode(input, errors="strict"):
    import binascii
    _strict(errors)
    return binascii.b2a_qp(input, quotetabs=True), len(input)


def _quopri_decode(input, errors="strict"):
    import binascii
    _strict(errors)
    return binascii.a2b_qp(input), len(input)


def _uu_encode(input, errors="strict", filename="<data>", mode=0o666):
    import binascii
    _strict(errors)
    input = row(input)
    for sign, shown in ("\n", "\\n"), ("\r", "\\r"):
        filename = filename.replace(sign, shown)
    lines = [binascii.b2a_uu(input[i:i + 45]) for i in range(0, len(input), 45)]
    head = f"begin {mode & 0o777:o} {filename}\n".encode("ascii")
    return b"".join([head, *lines, b" \nend\n"]), len(input)


def _uu_line(line):
    import binascii
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # Some writers of it count the bytes of a line wrongly.
        count = ((line[0] - 32 & 63) * 4 + 5) // 3
        return binascii.a2b_uu(line[:count])


def _uu_decode(input, errors="strict"):
    import io
    _strict(errors)
    input = row(input)
    lines = iter(io.BytesIO(input).readline, b"")
    for line in lines:
        if line.startswith(b"begin"):
            break
    else:
        raise ValueError('Missing "begin" line in input data')
    out = []
    for line in lines:
        if line == b"end\n":
            break
        out.append(_uu_line(line))
    else:
        raise ValueError("Truncated input data")
    return b"".join(out), len(input)


def _zlib_encode(input, errors="strict"):
    import zlib
    _strict(errors)
    return zlib.compress(input), len(input)


def _zlib_decode(input, errors="strict"):
    import zlib
    _strict(errors)
    return zlib.decompress(input), len(input)


def _turned():
    """The characters that stand for the letters, 13 further on."""
    for first in 65, 97:
        for i in range(26):
            yield first + i, chr(first + (i + 13) % 26)


_ROTATED = dict(_turned())


def _rotate(input, errors="strict"):
    return str.translate(input, _ROTATED), len(input)


def _undefined(input, errors="strict"):
    raise UnicodeError("undefined encoding")


class _ZlibEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors="strict"):
        _strict(errors)
        self.errors = errors
        self.reset()

    def encode(self, input, final=False):
        made = self.compressobj.compress(input)
        return made + self.compressobj.flush() if final else made

    def reset(self):
        import zlib
        self.compressobj = zlib.compressobj()


class _ZlibDecoder(codecs.IncrementalDecoder):
    def __init__(self, errors="strict"):
        _strict(errors)
        self.errors = errors
        self.reset()

    def decode(self, input, final=False):
        made = self.decompressobj.decompress(input)
        return made + self.decompressobj.flush() if final else made

    def reset(self):
        import zlib
        self.decompressobj = zlib.decompressobj()


_CODECS = {
    "base64": (_base64_encode, _base64_decode),
    "hex": (_hex_encode, _hex_decode),
    "quopri": (_quopri_encode, _quopri_decode),
    "rot-13": (_rotate, _rotate),
    "undefined": (_undefined, _undefined),
    "uu": (_uu_encode, _uu_decode),
    "zlib": (_zlib_encode, _zlib_decode),
}
_ALIASES = {
    "base64codec": "base64", "base64": "base64", "hexcodec": "hex", "quopricodec": "quopri",
    "quotedprintable": "quopri", "rot13": "rot-13", "uucodec": "uu", "zlibcodec": "zlib",
    "zip": "zlib",
}


def find(name):
    """The codec of this name in lower case, or None."""
    plain = "".join(c for c in name if c.isalnum())
    name = _ALIASES.get(plain, plain)
    if name not in _CODECS:
        return None
    encode, decode = _CODECS[name]
    of_text = name in ("rot-13", "undefined")

    class Codec(codecs.Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class StreamWriter(Codec, codecs.StreamWriter):
        charbuffertype = str if of_text else bytes

    class StreamReader(Codec, codecs.StreamReader):
        charbuffertype = str if of_text else bytes

    if name == "zlib":
        IncrementalEncoder, IncrementalDecoder = _ZlibEncoder, _ZlibDecoder
    return codecs.CodecInfo(
        encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name,
        _is_text_encoding=name == "undefined",
    )
