"""The signatures of functions, types and methods that are built in."""

import inspect
import math

for obj in (
    len, print, sorted, sum, open, round, pow, int, max, dir, vars, iter, next, getattr, type, bool,
    complex, float, str, bytes, list, tuple, set, enumerate, zip, map, range, slice, super, property,
    str.split, "".split, str.join, str.maketrans, list.append, [].append, [].sort, dict.get, {}.pop,
    dict.fromkeys, dict.update, int.to_bytes, int.from_bytes, bytes.fromhex, bytes.decode, set.union,
    object.__init__, object.__eq__, int.__add__, list.__getitem__, type.__call__, object.__new__,
    math.sqrt, math.gcd, math.isclose, math.hypot, __import__, exec, eval, compile, memoryview,
):
    try:
        print(obj.__name__, inspect.signature(obj))
    except ValueError as error:
        print(obj.__name__, type(error).__name__)

found = inspect.signature(print)
print(found.parameters["sep"].default, found.parameters["args"].kind, list(found.parameters))
print(inspect.getfullargspec(object.__init__), inspect.getfullargspec([].insert))
print(found.bind(1, 2, end="").arguments)


# Annotations that are texts.
def told(x: "int", *y: "str") -> "list[int]":
    pass


class Owner:
    def __init__(self, a: "float" = 1):
        pass

    def method(self, other: "Owner"):
        pass


for obj in (told, Owner, Owner().method):
    print(inspect.signature(obj), inspect.signature(obj, eval_str=True))
