"""How named tuples are made: arguments, defaults, signatures and what is refused."""

import copy
import inspect
import pickle
from collections import namedtuple

Point = namedtuple("Point", "x y z", defaults=[3])


def tried(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


tried(Point, 1, 2)
tried(Point, z=1, y=2, x=3)
tried(Point, 1, z=5, y=4)
tried(Point)
tried(Point, 1)
tried(Point, 1, 2, 3, 4)
tried(Point, 1, x=2)
tried(Point, 1, 2, w=3)
tried(namedtuple("Empty", ""))
tried(namedtuple("Empty", ""), 1)
tried(namedtuple("One", "x"), 1)
tried(namedtuple("Renamed", "class b _x a a", rename=True), 1, 2, 3, 4, 5)
tried(namedtuple("Big", [f"f{i}" for i in range(300)])._make, range(300))

print(inspect.signature(Point), inspect.signature(Point.__new__))
new = Point.__new__
print(new.__name__, new.__qualname__, new.__module__, new.__doc__, new.__defaults__)
print(new.__code__.co_varnames, new.__code__.co_filename, new.__code__.co_argcount)
new.__defaults__ = (7, 8, 9)
print(Point(), Point._field_defaults, inspect.signature(Point))


class Sum(Point):
    def __new__(cls, x):
        return super().__new__(cls, x, x * 2)


print(Sum(1), Sum(1)._replace(y=7), copy.copy(Point(4)) == Point(4))
print(pickle.loads(pickle.dumps(Point(1, 2))))
