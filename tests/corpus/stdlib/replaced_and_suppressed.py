# Groups that are suppressed in part, dataclasses replaced, weak dictionaries copied, numbers of errors.

import typing
class P(typing.Protocol):
    a: int
    def m(self): ...
print(sorted(typing.get_protocol_members(P)))
try: typing.get_protocol_members(int)
except TypeError as e: print(e)
import array, collections.abc
print(isinstance(array.array('i'), collections.abc.MutableSequence))
from contextlib import suppress
with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1)])
try:
    with suppress(ValueError): raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
except ExceptionGroup as e: print(repr(e))
import weakref, copy
class O:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return s.n == o.n
    def __hash__(s): return s.n
    def m(s): pass
a, b, c = O(1), O(1), O(2)
w = [weakref.WeakMethod(x.m) for x in (a, b, c)]
print([[x != y for x in w] for y in w], [[x == y for x in w] for y in w])
d = weakref.WeakValueDictionary(); d['k'] = a
print(copy.deepcopy(d)['k'] is a)
d = weakref.WeakKeyDictionary(); d[a] = [1]
e = copy.deepcopy(d); print(e[a], e[a] is d[a])
print(weakref.ref[int], weakref.ReferenceType[int])
import re, errno
class S(str): pass
print(re.sub('y', S('a'), S('xyz')), re.sub('a', 'b', 'aaaaa', count=re.I), re.split(',', 'a,b,c,d', maxsplit=re.I))
print(errno.errorcode[errno.ENOENT], errno.errorcode[errno.EAGAIN], len(errno.errorcode), errno.errorcode[errno.EDEADLK], errno.EHOSTUNREACH)
import reprlib
r = reprlib.Repr(); r.indent = -1
for indent in (-1, (), object):
    r.indent = indent
    try: r.repr([1, 2])
    except (ValueError, TypeError) as e: print(e)
print(reprlib.repr(array.array('i', range(9))), reprlib.repr(array.array('i')))
from dataclasses import dataclass, field, InitVar, replace
import copy
@dataclass
class C:
    x: int
    y: int = field(init=False, default=3)
    z: InitVar[int] = 4
c = C(1)
print(C.__replace__.__qualname__, C.__replace__.__module__)
for f in (lambda: copy.replace(c, x=3), lambda: copy.replace(c, y=3), lambda: copy.replace(c, q=1), lambda: copy.replace(c, z=1), lambda: replace(c, y=1), lambda: replace(3)):
    try: print(f())
    except Exception as e: print(type(e), e)
@dataclass
class D:
    z: InitVar[int]
try: copy.replace(D(1))
except Exception as e: print(type(e), e)
