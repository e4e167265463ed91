"""Functions of the library that are native code in CPython refuse wrong arguments in its words, show
themselves as built-in ones and leave no entries in tracebacks."""
import binascii
import bisect
import cmath
import functools
import heapq
import inspect
import operator
import pickle
import struct
import sys
import traceback
import types
import zlib

FUNCTIONS = [bisect.bisect_left, bisect.insort, heapq.heappush, heapq.heappop, functools.reduce,
             functools.cmp_to_key, operator.index, operator.length_hint, operator.abs, operator.add,
             struct.unpack, struct.pack_into, binascii.hexlify, binascii.a2b_hex, cmath.sin, zlib.compress]
for function in FUNCTIONS:
    print(function, type(function) is types.BuiltinFunctionType, function.__module__,
          function.__name__, function.__qualname__, hasattr(function, "__dict__"),
          hasattr(function, "__get__"), inspect.isfunction(function), inspect.isbuiltin(function))

print("refused:")
heap = [1, 2]
attempts = [
    lambda: bisect.bisect_left(), lambda: bisect.bisect_left([1]), lambda: bisect.bisect([1], 2, x=3),
    lambda: bisect.bisect_left([1], 2, 0, 1, 2), lambda: bisect.bisect([1], 2, -1),
    lambda: bisect.bisect([1], 1, "a"), lambda: bisect.insort([], 1, kee=2), lambda: bisect.bisect(1, 2),
    lambda: heapq.heappush(heap), lambda: heapq.heappush(heap, item=1), lambda: heapq.heappush((), 1),
    lambda: heapq.heappop(), lambda: heapq.heappop(heap, 1), lambda: heapq.heapify(None),
    lambda: functools.reduce(len), lambda: functools.reduce(len, [], 1, 2), lambda: functools.reduce(len, 1),
    lambda: functools.cmp_to_key(), lambda: functools.cmp_to_key(1, 2), lambda: functools.cmp_to_key(print)(),
    lambda: functools.cmp_to_key(print)(1) < 2, lambda: functools.partial(), lambda: functools.partial(1),
    lambda: operator.index(), lambda: operator.index(a=1), lambda: operator.index("a"), lambda: operator.abs(1, 2),
    lambda: operator.concat(1, 2), lambda: operator.countOf(1, 2), lambda: operator.countOf([1]),
    lambda: operator.length_hint([], "a"), lambda: operator.itemgetter(), lambda: operator.itemgetter(zz=1),
    lambda: operator.attrgetter(1), lambda: operator.methodcaller(1), lambda: operator.call(),
    lambda: struct.unpack("i"), lambda: struct.unpack_from("i"), lambda: struct.Struct(), lambda: struct.Struct("i", 1),
    lambda: binascii.hexlify(), lambda: binascii.hexlify(1), lambda: binascii.crc_hqx(b"a", "b"),
    lambda: binascii.a2b_base64(b"", strict=1), lambda: cmath.sin(), lambda: cmath.sin(1, 2), lambda: cmath.sin(z=1),
    lambda: cmath.isclose(1), lambda: zlib.adler32(), lambda: zlib.crc32(b"", data=1), lambda: zlib.compress(level=1),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


def depth(error):
    return [entry.name for entry in traceback.extract_tb(error.__traceback__)]


def refuse(a, b):
    raise ValueError("refused")


class Never:
    def __lt__(self, other):
        raise KeyError("never")


print("tracebacks:")
attempts = [
    lambda: functools.reduce(refuse, [1, 2]), lambda: bisect.bisect([Never()], Never()),
    lambda: heapq.heappush([Never(), Never()], Never()), lambda: operator.index("a"),
    lambda: sorted([1, 2], key=functools.cmp_to_key(refuse)), lambda: functools.partial(refuse, 1)(2),
    lambda: functools.lru_cache(refuse)(1, 2), lambda: struct.unpack_from("i", b""), lambda: binascii.unhexlify("x"),
]
for attempt in attempts:
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error, depth(error))


class Uses:
    less = operator.lt
    find = bisect.bisect_left
    push = staticmethod(heapq.heappush)


print(Uses().less(1, 2), Uses().find([1, 2, 3], 2), Uses.find is bisect.bisect_left)
print(pickle.loads(pickle.dumps(operator.index)) is operator.index, inspect.signature(bisect.insort))
print(inspect.signature(heapq.heappush), bisect.bisect is bisect.bisect_right, sys.modules["_heapq"].__name__)
try:
    heapq.heappop.note = 1
except AttributeError as error:
    print(error)
numbers = [3, 1, 4, 1, 5]
heapq._heapify_max(numbers)
print(heapq._heappop_max(numbers), heapq._heapreplace_max(numbers, 0), numbers[0])
