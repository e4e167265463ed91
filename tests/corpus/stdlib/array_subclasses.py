# Subclasses of array, arrays of arrays' items, and the deque that changes while it is searched.
import copy
import math
import pickle
import re
from array import array
from collections import deque
from decimal import Decimal
from fractions import Fraction


class Extra(array):
    def __init__(self, code, extra=None):
        self.extra = extra


a = Extra("i", [1, 2])
b = Extra("b", extra=5)
print(a, b, b.extra, len(a.extra), array("f", array("b", [1, 2])), copy.copy(a))
print(pickle.loads(pickle.dumps(array("d", [1.5]))), array("w", array("w", "ab")))
for attempt in (
    lambda: array("i", array("w", "ab")), lambda: array("i", x=1), lambda: array(),
    lambda: array("i", [], 3),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Clearing:
    def __init__(self, items):
        self.items = items

    def __eq__(self, other):
        self.items.clear()
        return False


for name in "count", "index", "remove", "__contains__":
    d = deque()
    d.extend([1, Clearing(d), 2])
    try:
        print(getattr(d, name)("x"))
    except Exception as error:
        print(name, type(error).__name__, error)
d = deque("abcb")
d.appendleft("z")
d.remove("b")
print(d, d.index("b"), d.count("b"), "y" in d)
for attempt in lambda: d.remove("y"), lambda: d.index("y"):
    try:
        attempt()
    except ValueError as error:
        print(error)

# Sums of products of other numbers are by their own operators.
for p, q in (
    ([Fraction(3, 5), Fraction(4, 5)], [Fraction(3, 5), 1]), ([Decimal("3.5")], [2]),
    ([25, 2.5], [Fraction(3, 5), 1]), ([10**30, 1], [10**30, 2]), ([], []), ([1.5, 2], [2, True]),
):
    total = math.sumprod(p, q)
    print(type(total).__name__, total)

# A replacement that goes with no string of this type, and strings of classes.
for pattern, new, string in ((".", b"b", "c"), (".", b"b", ""), (b".", "b", b"c"), ("c", b"b", "ac")):
    try:
        print(re.compile(pattern).sub(new, string))
    except TypeError as error:
        print(error)


class Text(str):
    def __getitem__(self, i):
        return Text(super().__getitem__(i))


found = re.match("(a)(b)?", Text("ac"))
print(found, found.groups(), type(found.group()).__name__, found.expand(r"<\1>"))
