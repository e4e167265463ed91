# Formats: each one's items, what fits in them, and what conversions raise.

import struct


def show(name, work):
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, error)


def stored(code, value):
    data = bytearray(8)
    view = memoryview(data).cast(code)
    view[0] = value
    return view[0], bytes(data).hex()


class Number:
    def __init__(self, answer):
        self.answer = answer

    def __index__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    __float__ = __bool__ = __index__


VALUES = (0, 1, -1, 127, 128, 255, 256, -129, 2**15, 2**31, 2**63 - 1, 2**63, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1, 10**400)
FLOATS = (0.0, -0.0, 1.0, 0.1, 1 / 3, 2049.0, 2051.0, 6.1e-5, 5.96e-8, 2.98e-8, 2.981e-8, 1e-9, 65504.0, 65519.9, 65520.0, 1e39, -1e39, 1e300, float("inf"), float("nan"))
for code in "bBhHiIlLqQnNP?efdc":
    print("---", code, memoryview(bytes(8)).cast(code).itemsize, memoryview(bytes(8)).cast("@" + code).format)
    for value in (*VALUES, 1.5, True, None, "a", b"a", b"ab", bytearray(b"a"), Number(7)):
        name = "number" if isinstance(value, Number) else repr(value)[:24]
        show(f"{code} {name}", lambda: stored(code, value))
    for error in (TypeError("mine"), ValueError("mine"), OverflowError("mine"), KeyError("mine")):
        show(f"{code} {error!r}", lambda: stored(code, Number(error)))
for code in "efd":
    for value in FLOATS:
        show(f"{code} {value}", lambda: stored(code, value))
halves = memoryview(struct.pack("<6H", 0, 1, 0x3FF, 0x400, 0x7BFF, 0xFC00)).cast("e")
print(halves.tolist(), halves == memoryview(struct.pack("6d", *halves)).cast("d"))

print("--- which there are not")
for code in ("", "BB", "<B", "x", "s", "p", "@", "@@", "\0", "B\0", "B\0x", "é", "@é", "\udc80", b"B", None, 1):
    show(ascii(code), lambda: memoryview(bytes(8)).cast(code).format)
    show(ascii(code), lambda: memoryview(bytes(8)).cast(code, 5).format)
    show(ascii(code), lambda: memoryview(bytes(8))[::2].cast(code).format)
print(memoryview(b"ab").cast("@B") == memoryview(b"ab"), memoryview(b"ab").cast("@B").cast("b").format)
target = memoryview(bytearray(b"ab")).cast("@B")
target[:] = b"cd"
print(target.tobytes())
