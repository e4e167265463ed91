# Roman numerals in both directions, as a subclass of int with operators.

NUMERALS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no numeral")
    out = ""
    for value, text in NUMERALS:
        count, n = divmod(n, value)
        out += text * count
    return out


def from_roman(text):
    values = {t: v for v, t in NUMERALS if len(t) == 1}
    total = previous = 0
    for c in reversed(text.upper()):
        value = values[c]
        total += value if value >= previous else -value
        previous = max(value, previous)
    if to_roman(total) != text.upper():
        raise ValueError(f"{text} is no proper numeral")
    return total


class Roman(int):
    def __new__(cls, value):
        return super().__new__(cls, from_roman(value) if isinstance(value, str) else value)

    def __str__(self):
        return to_roman(self)

    def __repr__(self):
        return f"Roman({str(self)!r})"

    def __add__(self, other):
        return Roman(int(self) + other)

    def __mul__(self, other):
        return Roman(super().__mul__(other))

    def __format__(self, spec):
        return format(str(self), spec)


print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)))
print(max(range(1, 4000), key=lambda n: (len(to_roman(n)), n)), to_roman(3888))
for bad in ("IIII", "VX", "", "ABC", "IC"):
    try:
        print(from_roman(bad))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
for n in (0, 4000, -1):
    try:
        to_roman(n)
    except ValueError as e:
        print(e)
a, b = Roman("XIV"), Roman(6)
print(a, b, repr(a), a + b, a * b, a - b, a > b, a == 14, hash(a) == hash(14), f"[{a:>8}]", int(a), float(a))
print(sorted([Roman("X"), Roman("V"), Roman("I")]), sum([a, b]), {a: 1}[14], [10, 20, 30][Roman("I")])
print(type(a + b).__name__, type(a - b).__name__, isinstance(a, int), "%d %s" % (a, a))
