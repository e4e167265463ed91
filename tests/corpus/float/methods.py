# The methods of float, and float() of texts and objects.
inf, nan = float("inf"), float("nan")
for x in (0.0, -0.0, 1.5, -2.75, 1e16, 5e-324, 1.7976931348623157e308, 0.1):
    print(x, x.is_integer(), x.as_integer_ratio(), x.hex(), float.fromhex(x.hex()) == x, x.real, x.imag, x.conjugate(), x.__trunc__(), x.__ceil__(), x.__floor__())
for x in (inf, -inf, nan):
    print(x, x.is_integer(), x.hex(), hash(x) if x == x else "-")
    for f in (x.as_integer_ratio, x.__trunc__, x.__ceil__, x.__round__, lambda: round(x, 2), lambda: int(x)):
        try:
            print(f(), end=" ")
        except (OverflowError, ValueError) as e:
            print(type(e).__name__, e, end="; ")
    print()
for text in ("0x1.8p3", "-0x1p-1074", "0x.8", "1.8", "0xabc.def", "0x1p1024", "inf", "-NaN", "", "0x", "p3", " 0x1p0 ", "0x1.p+2", "0x1p", "0x0.00001p-1070"):
    try:
        print(repr(text), float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(repr(text), type(e).__name__, e)
for text in ("1", "1.", ".5", "1e5", "1E+5", "-1e-5", " 2.5\n", "1_000.5", "inf", "-Infinity", "nan", "+nan", "INF", "1e400", "1e-400", "٣.٥", "", ".", "e5", "1e", "1__0", "_1", "1_.5", "0x10", "1.5f", "1,5", "infinit", "1e5.5", "- 1"):
    try:
        print(repr(text), float(text))
    except ValueError as e:
        print(repr(text), e)


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 3


class Bad:
    def __float__(self):
        return 3


for v in (F(), I(), Bad(), None, [], "x", b"1.5", 10**400, True, 7):
    try:
        print(float(v))
    except Exception as e:
        print(type(e).__name__, e)
for n in (0, 1, 2, 5, -1, -2, 20, -400, 400, None):
    print(n, round(1234.5678, n), round(-2.5, n), round(0.5, n), round(1e300, n))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1e15 + 0.5)], round(2.675, 2), round(1.005, 2), round(1e22, -21), round(15.0, -1), round(25.0, -1))
print(float.__name__, (1.5).__eq__(1), (1.5).__add__("x"), (1.5).__radd__(2), (2.0).__hash__() == hash(2), float(), float.__mro__)
