# int() and its arguments; methods.
print(int(), int(3.99), int(-3.99), int("  42 "), int("-7"), int("+7"), int("1_000"), int(True))
print(int("z", 36), int("0x1f", 16), int("0x1f", 0), int("0b11", 0), int("0o17", 0), int("11", 2))
for s in ("", "1.5", "abc", "1__0", "_1", "0x1f", "- 1", "12a"):
    try:
        print(int(s))
    except ValueError as e:
        print(e)
for bad in (float("inf"), float("nan")):
    try:
        int(bad)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
print(hex(255), hex(-255), oct(8), bin(5), bin(-5), bin(0))
print(str(123), repr(-5), (3).__class__.__name__)
print(round(1234, -2), round(1250, -2), round(1350, -2), round(5), round(-15, -1), round(25, -1))
