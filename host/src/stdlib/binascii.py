"""Bytes as text, and back."""

import _binary
import _hashes


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
    if isinstance(data, (bytes, bytearray, memoryview)):
        return data
    raise TypeError("argument should be bytes, buffer or ASCII string, "
                    f"not {type(data).__name__!r}")


def _bytes(data):
    if isinstance(data, (bytes, bytearray, memoryview)):
        return data
    raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")


def b2a_base64(data, /, *, newline=True):
    text = _binary.to_base64(_bytes(data))
    return text + b"\n" if newline else text


def a2b_base64(data, /, *, strict_mode=False):
    made = _binary.from_base64(_buffer(data), strict_mode)
    if isinstance(made, str):
        raise Error(made)
    return made


def hexlify(data, *sep):
    return bytes(_bytes(data)).hex(*sep).encode("ascii")


b2a_hex = hexlify


def unhexlify(hexstr, /):
    text = bytes(_buffer(hexstr))
    if len(text) % 2:
        raise Error("Odd-length string")
    if not text.isalnum() and text:
        raise Error("Non-hexadecimal digit found")
    try:
        return bytes.fromhex(text.decode("ascii"))
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


a2b_hex = unhexlify


def crc32(data, crc=0, /):
    return _hashes.crc32(_bytes(data), crc & 0xFFFFFFFF)


def crc_hqx(data, crc, /):
    for byte in _bytes(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc
