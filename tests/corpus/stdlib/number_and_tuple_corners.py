"""Defaults of named tuples that are changed later; fractions and complex numbers; deep copies of slices."""

import copy
from collections import UserString, namedtuple
from decimal import Decimal
from fractions import Fraction


def told(act):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)


Point = namedtuple("Point", "a b c", defaults=[1, 2])
print(Point(1), Point(1, 2, 3), Point._field_defaults, Point.__new__.__defaults__)
Point.__new__.__defaults__ = (None,) * 3
print(Point(), Point(c=1), Point._field_defaults)
Pair = namedtuple("Pair", "a b")
print(Pair.__new__.__defaults__, namedtuple("Pair", "a", defaults=())._field_defaults)
told(lambda: Pair())
Pair.__new__.__defaults__ = (7,)
told(lambda: Pair())
told(lambda: Pair(1))
told(lambda: Pair(1, 2, 3))
told(lambda: Point(d=1))
told(lambda: Point(1, a=1))
told(lambda: namedtuple("Pair", "a", defaults=(1, 2)))

half = Fraction(1, 2)
for act in (
    lambda: half % 1j, lambda: half // 1j, lambda: divmod(half, 1j), lambda: 1j % half, lambda: 1j // half,
    lambda: divmod(1j, half), lambda: half + 1j, lambda: 1j - half, lambda: half / 1j, lambda: half**1j,
    lambda: Fraction(7, 2) % 2, lambda: divmod(Fraction(7, 2), 1.5), lambda: 5 // Fraction(2),
    lambda: 2.5 % Fraction(1), lambda: Fraction.from_decimal(Decimal("1.5")), lambda: Fraction.from_decimal(3),
    lambda: Fraction.from_decimal(3 + 4j), lambda: Fraction.from_decimal("x"),
):
    told(act)

taken = slice([1], [2])
deep = copy.deepcopy(taken)
print(deep, deep is taken, deep.start is taken.start, copy.copy(taken) is taken)
print([name for name in dir(str) if name not in dir(UserString)])
print(UserString("abc").__getnewargs__(), "abc".translate(UserString.maketrans("a", "b")))

from collections import defaultdict

held = defaultdict(list)
held[1] = held
print(held)


class Own(defaultdict):
    def __init__(self):
        self.default_factory = self.make

    def make(self):
        return []


print(Own())
