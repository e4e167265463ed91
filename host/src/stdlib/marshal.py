"""Values as bytes in the format of compiled files, version 4. Code cannot be written."""

import io
import struct
from _buffer import row

__all__ = ["dump", "dumps", "load", "loads", "version"]

version = 4
_SINGLE = {None: b"N", True: b"T", False: b"F", ...: b".", StopIteration: b"S"}
_SINGLE_BACK = {code[0]: value for value, code in _SINGLE.items()}
_DIGIT = 15


def _int32(n):
    return struct.pack("<i", n)


def _write_int(out, n):
    if -0x80000000 <= n <= 0x7FFFFFFF:
        out.append(b"i" + _int32(n))
        return
    digits, rest = [], abs(n)
    while rest:
        digits.append(rest & (1 << _DIGIT) - 1)
        rest >>= _DIGIT
    count = len(digits) if n > 0 else -len(digits)
    out.append(b"l" + _int32(count) + struct.pack(f"<{len(digits)}H", *digits))


def _write_str(out, text):
    data = text.encode("utf-8", "surrogatepass")
    if not text.isascii():
        out.append(b"u" + _int32(len(data)) + data)
    elif len(data) < 256:
        out.append(b"z" + bytes([len(data)]) + data)
    else:
        out.append(b"a" + _int32(len(data)) + data)


def _write_items(out, code, items):
    if code == b"(" and len(items) < 256:
        out.append(b")" + bytes([len(items)]))
    else:
        out.append(code + _int32(len(items)))
    for item in items:
        _write(out, item)


def _write(out, value):
    kind = type(value)
    if value is None or value is ... or value is StopIteration or kind is bool:
        out.append(_SINGLE[value])
    elif kind is int:
        _write_int(out, value)
    elif kind is float:
        out.append(b"g" + struct.pack("<d", value))
    elif kind is complex:
        out.append(b"y" + struct.pack("<dd", value.real, value.imag))
    elif kind is str:
        _write_str(out, value)
    elif kind in (bytes, bytearray, memoryview):
        data = bytes(value)
        out.append(b"s" + _int32(len(data)) + data)
    elif kind is dict:
        out.append(b"{")
        for key, item in value.items():
            _write(out, key)
            _write(out, item)
        out.append(b"0")
    else:
        code = {tuple: b"(", list: b"[", set: b"<", frozenset: b">"}.get(kind)
        if code is None:
            raise ValueError("unmarshallable object")
        _write_items(out, code, list(value))


def dumps(value, version=version, /, *, allow_code=True):
    out = []
    _write(out, value)
    return b"".join(out)


def dump(value, file, version=version, /, *, allow_code=True):
    file.write(dumps(value, version))


class _Reader:
    """Reads values from a file."""

    def __init__(self, read):
        self.read = read
        self.refs = []

    def take(self, count):
        data = self.read(count)
        if len(data) < count:
            raise EOFError("marshal data too short")
        return data

    def int32(self):
        return struct.unpack("<i", self.take(4))[0]

    def value(self):
        code = self.take(1)[0]
        # The flag says that the value may be referred to by its number.
        flagged, code = code & 0x80, code & 0x7F
        if code == ord("r"):
            return self.refs[self.int32()]
        at = len(self.refs)
        if flagged:
            self.refs.append(None)
        made = self.plain(code)
        if flagged:
            self.refs[at] = made
        return made

    def plain(self, code):
        if code in _SINGLE_BACK:
            return _SINGLE_BACK[code]
        step = _READ.get(chr(code))
        if step is None:
            raise ValueError("bad marshal data (unknown type code)")
        return step(self)

    def long(self):
        count = self.int32()
        digits = struct.unpack(f"<{abs(count)}H", self.take(2 * abs(count)))
        n = sum(digit << _DIGIT * i for i, digit in enumerate(digits))
        return n if count > 0 else -n

    def items(self, count):
        return [self.value() for _ in range(count)]

    def pairs(self):
        made = {}
        while (key := self.value()) is not _END:
            made[key] = self.value()
        return made


class _End:
    pass


_END = _End()
_READ = {
    "0": lambda r: _END,
    "i": _Reader.int32,
    "l": _Reader.long,
    "g": lambda r: struct.unpack("<d", r.take(8))[0],
    "y": lambda r: complex(*struct.unpack("<dd", r.take(16))),
    "s": lambda r: r.take(r.int32()),
    "(": lambda r: tuple(r.items(r.int32())),
    ")": lambda r: tuple(r.items(r.take(1)[0])),
    "[": lambda r: r.items(r.int32()),
    "<": lambda r: set(r.items(r.int32())),
    ">": lambda r: frozenset(r.items(r.int32())),
    "{": _Reader.pairs,
}
for _code in "aAutT":
    _READ.setdefault(_code, lambda r: r.take(r.int32()).decode("utf-8", "surrogatepass"))
for _code in "zZ":
    _READ[_code] = lambda r: r.take(r.take(1)[0]).decode("ascii")


def load(file, /, *, allow_code=True):
    made = _Reader(file.read).value()
    if made is _END:
        raise TypeError("NULL object in marshal data for object")
    return made


def loads(data, /, *, allow_code=True):
    return load(io.BytesIO(row(data)))
