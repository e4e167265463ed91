# The methods and attributes of int.
for n in (0, 1, -1, 5, -255, 256, 10**20, -(2**70), True):
    print(n, n.bit_length(), n.bit_count(), n.real, n.imag, n.numerator, n.denominator, n.conjugate(), n.is_integer(), n.as_integer_ratio())
print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (0).to_bytes(0, "big"), (5).to_bytes(), (-2).to_bytes(3, "big", signed=True))
print(int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\x01\x00", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b""), int.from_bytes([1, 2, 3]), int.from_bytes(range(4), "little"))
for f in (
    lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True), lambda: (1).to_bytes(-1, "big"),
    lambda: (1).to_bytes(2, "middle"), lambda: int.from_bytes("ab", "big"), lambda: int.from_bytes(b"a", "x"), lambda: int.from_bytes(5), lambda: int.from_bytes([256]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
big = 123456789012345678901234567890
for order in ("big", "little"):
    data = big.to_bytes(16, order)
    print(data, int.from_bytes(data, order) == big)
print((5).__add__(3), (5).__radd__(3), (5).__sub__(3), (5).__rsub__(3), (5).__add__("x"), (5).__eq__(5.0), (5).__lt__(6), (5).__bool__(), (5).__int__(), (5).__float__(), (5).__round__(-1), (5).__floor__(), (5).__ceil__(), (5).__trunc__())
print((1234567).__round__(-3), round(1250, -2), round(1350, -2), round(-1250, -2), round(5, -1), round(15, -1), round(25, -1), round(10**20 + 5, -1), round(7, 5), round(7, -5))
print(int.__name__, int.__mro__, isinstance(True, int), issubclass(bool, int), type(5) is int, (5).__class__)
print((5).__hash__(), hash(-1), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(10**30) == hash(10**30 + 0))
