"""Errors name classes that are C's in CPython with their modules, subclasses of them without."""

import array
import collections
import functools
import io
import itertools
import operator
import struct
import types


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Deque(collections.deque):
    pass


for v in (
    collections.deque(), collections.OrderedDict(), collections.defaultdict(), Deque(),
    array.array("i"), struct.Struct("i"), io.StringIO(), io.BytesIO(), itertools.count(),
    itertools.repeat(1), functools.partial(len), operator.itemgetter(1), operator.attrgetter("a"),
    types.SimpleNamespace(), list[int], int | str, reversed({}), iter("é"), iter("e"),
):
    show(lambda: v < 1)
    show(lambda: v - 1)
    show(lambda: v.missing)
    show(lambda: type(v).missing)
    print(type(v).__name__, type(v).__qualname__)

print([type(reversed(v)).__name__ for v in ({}, {}.values(), {}.items(), {}.keys(), [], ())])
print(list[len], list[lambda: 0], dict[str, show], list["text"])
print(slice(1, 3).__lt__(slice(1, 4)), slice(1).__ge__(5), slice(2) > slice(1))
