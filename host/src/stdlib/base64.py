"""Bytes as text of few characters: base 16, 32, 64 and 85."""

import binascii
import re
import struct

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode",
    "b32decode", "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode",
    "b85decode", "a85encode", "a85decode", "z85encode", "z85decode", "standard_b64encode",
    "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_FROM_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def _encoded(s):
    """The bytes of a text that is to be decoded."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, (bytes, bytearray)):
        return s
    try:
        with memoryview(s) as view:
            return view.tobytes()
    except TypeError:
        kind = type(s).__name__
        raise TypeError(
            f"argument should be a bytes-like object or ASCII string, not {kind!r}"
        ) from None


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _encoded(s)
    if altchars is not None:
        altchars = _encoded(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL_SAFE)


def urlsafe_b64decode(s):
    return b64decode(_encoded(s).translate(_FROM_URL_SAFE))


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(digits, s):
    if not isinstance(s, bytes):
        with memoryview(s) as view:
            s = view.tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        group = s[i:i + 5]
        n = int.from_bytes(group.ljust(5, b"\0"))
        used = (len(group) * 8 + 4) // 5
        out += bytes(digits[n >> (35 - 5 * j) & 31] for j in range(used)).ljust(8, b"=")
    return bytes(out)


def _b32decode(digits, s, casefold=False, map01=None):
    s = _encoded(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _encoded(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    plain = s.rstrip(b"=")
    padding = len(s) - len(plain)
    values = {digit: i for i, digit in enumerate(digits)}
    out = bytearray()
    for i in range(0, len(plain), 8):
        n = 0
        for digit in plain[i:i + 8]:
            if digit not in values:
                raise binascii.Error("Non-base32 digit found") from None
            n = n << 5 | values[digit]
        n <<= 5 * (8 - len(plain[i:i + 8]))
        out += n.to_bytes(5)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    return bytes(out[:len(out) - (5 * padding + 7) // 8] if padding else out)


def b32encode(s):
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    return _b32encode(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _b32decode(_B32_HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _encoded(s)
    if casefold:
        s = s.upper()
    if re.search(b"[^0-9A-F]", s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        b"!#$%&()*+-;<=>?@^_`{|}~")
_Z85 = (b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        b".-:+=^!/*?&<>()[]{}@%$#")
_A85 = bytes(range(33, 118))


def _digits85(digits, n):
    out = []
    for _ in range(5):
        n, digit = divmod(n, 85)
        out.append(digits[digit])
    return bytes(reversed(out))


def _85encode(digits, b, pad=False, short=None):
    """Groups of four bytes as five digits; `short` has digits for groups of one kind."""
    b = bytes(b)
    missing = -len(b) % 4
    words = struct.unpack(f">{(len(b) + missing) // 4}I", b + bytes(missing))
    groups = [(short or {}).get(n) or _digits85(digits, n) for n in words]
    if missing and not pad:
        if len(groups[-1]) == 1:
            groups[-1] = _digits85(digits, words[-1])
        groups[-1] = groups[-1][:-missing]
    return b"".join(groups)


def b85encode(b, pad=False):
    return _85encode(_B85, b, pad)


def _b85decode(digits, b, name):
    b = _encoded(b)
    values = {digit: i for i, digit in enumerate(digits)}
    missing = -len(b) % 5
    b = bytes(b) + digits[-1:] * missing
    out = []
    for i in range(0, len(b), 5):
        n = 0
        for j, digit in enumerate(b[i:i + 5]):
            if digit not in values:
                raise ValueError(f"bad {name} character at position {i + j}") from None
            n = n * 85 + values[digit]
        if n >> 32:
            raise ValueError(f"{name} overflow in hunk starting at byte {i}") from None
        out.append(n.to_bytes(4))
    decoded = b"".join(out)
    return decoded[:-missing] if missing else decoded


def b85decode(b):
    return _b85decode(_B85, b, "base85")


def z85encode(s):
    return _85encode(_Z85, s)


def z85decode(s):
    try:
        return _b85decode(_Z85, s, "z85")
    except ValueError as e:
        raise ValueError(e.args[0].replace("base85", "z85")) from None


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    short = {0: b"z"}
    if foldspaces:
        short[0x20202020] = b"y"
    encoded = _85encode(_A85, b, pad, short)
    if adobe:
        encoded = b"<~" + encoded
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [encoded[i:i + wrapcol] for i in range(0, len(encoded), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        encoded = b"\n".join(lines)
    return encoded + b"~>" if adobe else encoded


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\x0b"):
    b = _encoded(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, group = [], []
    for c in bytes(b) + b"u" * 4:
        if 33 <= c <= 117:
            group.append(c - 33)
            if len(group) == 5:
                n = 0
                for digit in group:
                    n = n * 85 + digit
                if n >> 32:
                    raise ValueError("Ascii85 overflow") from None
                out.append(n.to_bytes(4))
                group = []
        elif c == ord("z"):
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(bytes(4))
        elif foldspaces and c == ord("y"):
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif c not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(c)}")
    missing = 4 - len(group)
    decoded = b"".join(out)
    return decoded[:-missing] if missing else decoded


def encode(input, output):
    """Writes what a file has as lines of base 64 to another."""
    while data := input.read(MAXBINSIZE):
        output.write(binascii.b2a_base64(data))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    """Refuses what is not a row of bytes."""
    name = type(s).__name__
    try:
        view = memoryview(s)
    except TypeError as e:
        raise TypeError(f"expected bytes-like object, not {name}") from e
    with view:
        if view.format not in ("c", "b", "B"):
            raise TypeError(f"expected single byte elements, not {view.format!r} from {name}")
        if view.ndim != 1:
            raise TypeError(f"expected 1-D data, not {view.ndim}-D data from {name}")


def encodebytes(s):
    _check_bytes(s)
    parts = [s[i:i + MAXBINSIZE] for i in range(0, len(s), MAXBINSIZE)]
    return b"".join(map(binascii.b2a_base64, parts))


def decodebytes(s):
    _check_bytes(s)
    return binascii.a2b_base64(s)
