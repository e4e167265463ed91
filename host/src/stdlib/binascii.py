"""Bytes as text, and back."""

import _binary
import _hashes
from _buffer import row
from operator import index as _index


class Error(ValueError):
    """A text that stands for no bytes."""

    __module__ = "binascii"


class Incomplete(Exception):
    __module__ = "binascii"


def _buffer(data):
    """What can be read as bytes: ASCII text too."""
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode("ascii")
    try:
        return row(data)
    except BaseException:
        pass
    raise TypeError("argument should be bytes, buffer or ASCII string, "
                    f"not {type(data).__name__!r}")


def b2a_base64(data, /, *, newline=True):
    text = _binary.to_base64(row(data))
    return text + b"\n" if newline else text


def a2b_base64(data, /, *, strict_mode=False):
    made = _binary.from_base64(_buffer(data), strict_mode)
    if isinstance(made, str):
        raise Error(made)
    return made


_absent = object()


def hexlify(data, sep=_absent, bytes_per_sep=1):
    data = row(data)
    text = data.hex() if sep is _absent else data.hex(sep, bytes_per_sep)
    return text.encode("ascii")


def b2a_hex(data, sep=_absent, bytes_per_sep=1):
    return hexlify(data) if sep is _absent else hexlify(data, sep, bytes_per_sep)


def unhexlify(hexstr, /):
    text = _buffer(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    if not text.isalnum() and text:
        raise Error("Non-hexadecimal digit found")
    try:
        return bytes.fromhex(text.decode("ascii"))
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


def a2b_hex(hexstr, /):
    return unhexlify(hexstr)


def crc32(data, crc=0, /):
    data, crc = row(data), _index(crc)
    return _hashes.crc32(data, crc & 0xFFFFFFFF)


def crc_hqx(data, crc, /):
    data, crc = row(data), _index(crc) & 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc


def b2a_uu(data, /, *, backtick=False):
    """A line of uuencoded text: the length, then six bits in each character."""
    data = row(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    bits = int.from_bytes(data + bytes(-len(data) % 3))
    count = (len(data) + 2) // 3 * 4
    digits = [len(data), *(bits >> 6 * i & 63 for i in range(count - 1, -1, -1))]
    return bytes(96 if backtick and not digit else 32 + digit for digit in digits) + b"\n"


def a2b_uu(data, /):
    data = _buffer(data)
    length = (data[0] if data else 0) - 32 & 63
    count = -(-length * 8 // 6)
    bits, used, ended = 0, 1, False
    for i in range(1, count + 1):
        char = data[i] if i < len(data) and not ended else 10
        ended = char in b"\r\n"
        if ended:
            # Spaces at the end of a line may have been eaten.
            char = 32
        else:
            used = i + 1
        if not 32 <= char <= 96:
            raise Error("Illegal char")
        bits = bits << 6 | char - 32 & 63
    if any(char not in b" `\r\n" for char in data[used:]):
        raise Error("Trailing garbage")
    return (bits >> 6 * count - 8 * length).to_bytes(length)


def a2b_qp(data, header=False):
    """Bytes of quoted-printable text."""
    data = _buffer(data)
    made, i = bytearray(), 0
    while i < len(data):
        char = data[i]
        i += 1
        if char == 95 and header:
            made.append(32)
        elif char != 61:
            made.append(char)
        elif i == len(data):
            break
        elif data[i] in b"\r\n":
            end = data.find(b"\n", i)
            i = len(data) if end < 0 else end + 1
        elif data[i] == 61:
            made.append(61)
            i += 1
        elif len(data[i:i + 2]) == 2 and all(c in b"0123456789ABCDEFabcdef" for c in data[i:i + 2]):
            made.append(int(data[i:i + 2], 16))
            i += 2
        else:
            made.append(61)
    return bytes(made)


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    """Bytes as quoted-printable text, in lines of at most 76 characters."""
    data = row(data)
    newline = b"\r\n" if data[:data.find(b"\n")].endswith(b"\r") and b"\n" in data else b"\n"
    made, column, i = bytearray(), 0, 0
    while i < len(data):
        char, rest = data[i], data[i + 1:i + 2]
        if istext and (char == 10 or char == 13 and rest == b"\n"):
            if made[-1:] in (b" ", b"\t"):
                # Space before the end of a line would be lost.
                made[-1:] = b"=%02X" % made[-1]
            made += newline
            i += 2 if char == 13 else 1
            column = 0
            continue
        quoted = _is_quoted(char, rest, column, quotetabs, istext, header)
        width = 3 if quoted else 1
        if column + width >= 76 and (quoted or rest not in (b"", b"\n")):
            made += b"=" + newline
            column = 0
        made += b"=%02X" % char if quoted else b"_" if header and char == 32 else bytes([char])
        column += width
        i += 1
    return bytes(made)


def _is_quoted(char, rest, column, quotetabs, istext, header):
    if char > 126 or char == 61 or header and char == 95:
        return True
    if char == 46 and column == 0:
        return rest in (b"", b"\0", b"\r", b"\n")
    if char in b"\r\n":
        return not istext
    if char in b" \t":
        return rest == b"" or quotetabs
    return char < 33
