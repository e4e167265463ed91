# int() of texts: bases, prefixes, underscores, spaces, other digits.
for text in ("0", "12", "-7", "+5", " 42\n", "1_000", "007", "-0", "٣٤", "９", "1e3", "", " ", "_1", "1_", "1__0", "0x10", "12.0", "--1", "+ 1", "a", "1 2", "\u00b2", "9" * 40):
    try:
        print(repr(text), int(text))
    except ValueError as e:
        print(repr(text), e)
for text, base in (("ff", 16), ("0xff", 16), ("0XfF", 0), ("0b101", 0), ("0o17", 0), ("101", 2), ("z", 36), ("Zz", 36), ("0b1", 2), ("0b1", 16), ("0o7", 8), ("12", 3), ("19", 8), ("010", 0), ("0", 0), ("00", 0), ("0_0", 0), ("0x_f", 0), ("0x", 16), ("0x", 0), ("-0x1f", 0), ("1", 1), ("1", 37), ("1", -1), ("1_f", 16)):
    try:
        print(repr(text), base, int(text, base))
    except ValueError as e:
        print(repr(text), base, e)
for args in ((5, 10), (1.5, 10), (None,), ([],), ("5", "10"), ("5", 2.0), (b"12",), (b"0x1f", 16), (bytearray(b"7"),), (b"x",), (1.9,), (-1.9,), (float("inf"),), (float("nan"),), (True,), (), ("5", None), (1e30,)):
    try:
        print(args, int(*args))
    except Exception as e:
        print(args, type(e).__name__, e)
print(int("5", base=7), int(x := 3))
try:
    int(base=5)
except TypeError as e:
    print(e)


class Index:
    def __index__(self):
        return 7


class Int(Index):
    def __int__(self):
        return 8


class Bad:
    def __int__(self):
        return "8"


print(int(Index()), int(Int()), int("11", Index()))
for bad in (Bad(), object()):
    try:
        int(bad)
    except TypeError as e:
        print(e)

# Of what is long, messages show the beginning.
for count in (195, 198, 199, 200, 250):
    for text in ("x" * count, "\n" * count, "€" * count, "'" * count, "f" + " " * count):
        for base in (10, 5):
            try:
                int(text, base)
            except ValueError as e:
                print(count, len(str(e)), str(e)[-12:])
