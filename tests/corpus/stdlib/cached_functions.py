"""Functions of lru_cache: what is remembered, for how long, and what they are."""

import copy
import functools
import pickle

class K:
    def __init__(s,n): s.n=n
    def __hash__(s): [0]*50; return s.n
    def __eq__(s,o): str(s.n)*3; return s.n==o.n
calls=[]
@functools.lru_cache(maxsize=3)
def f(*a, **k):
    calls.append((len(a), sorted(k))); x=[1]*100
    return ['r']*3
for i in range(60):
    f(K(i%4)); f(1, i%3); f(a=i%5); f('x'); f(i%2, b='q'*(i%3))
print(f.cache_info(), len(calls))
@functools.lru_cache(None, typed=True)
def g(x): return type(x).__name__
print([g(x) for x in (1,1.0,True,1,1.0,2**70,2**70)], g.cache_info())
@functools.lru_cache(maxsize=0)
def h(x, *, y=1): return x+y
print(h(1), h(1,y=3), h(1), h.cache_info())
class C:
    @functools.lru_cache
    def m(self, a, b=2): return a, b
    @functools.lru_cache
    @staticmethod
    def s(a): return a
    @classmethod
    @functools.lru_cache
    def c(cls, a): return cls.__name__, a
    @staticmethod
    @functools.lru_cache
    def t(a): return a
c=C(); print(c.m(1), c.m(1), c.m(1,b=3), C.m(c,1), C.m.cache_info(), c.c(3), C.c(3), c.t(5), C.t(5), C.c.cache_info())
@functools.lru_cache
def bad(x): raise ValueError(x)
for i in range(2):
    try: bad(1)
    except ValueError as e: print('VE', e)
print(bad.cache_info())
@functools.lru_cache(maxsize=2)
def lru(x): return x
for x in (1,2,1,3,1,2,3): lru(x)
print(lru.cache_info())
@functools.lru_cache(maxsize=10)
def rec(n):
    if n==0: rec.cache_clear(); return 0
    return rec(n-1)+1
print(rec(5), rec.cache_info())
try: lru([1])
except TypeError as e: print(e)
try: lru()
except TypeError as e: print(e)


@functools.lru_cache
def kept(x):
    "What it says."
    return x


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


# As deep as a function alone could go.
print(fib(800) % 1000, fib.cache_info())

print(type(kept), functools._lru_cache_wrapper is type(kept), callable(kept))
print(repr(kept).startswith("<functools._lru_cache_wrapper object at 0x"))
print(kept.__name__, kept.__qualname__, kept.__doc__, kept.__module__, kept.__wrapped__(3))
print(copy.copy(kept) is kept, copy.deepcopy(kept) is kept, kept.__reduce__())
print(pickle.loads(pickle.dumps(kept)) is kept)
print(sorted(kept.__dict__), kept.cache_parameters())
print(hasattr(kept, "__code__"), C.m is C.__dict__["m"], type(C().m).__name__, C().m(2))
kept.more = 1
print(kept.more, kept(1), kept(1), kept.cache_info(), kept.cache_clear(), kept.cache_info())
for make in (
    lambda: functools._lru_cache_wrapper(1, None, False, tuple),
    lambda: functools._lru_cache_wrapper(len, "x", False, tuple),
    lambda: functools.lru_cache("x"),
):
    try:
        print(make())
    except TypeError as e:
        print(e)


class Hashed:
    asked = 0

    def __hash__(self):
        Hashed.asked += 1
        return 1


# The hash is asked for once.
kept.cache_clear()
kept(Hashed())
print(Hashed.asked)
kept(x=Hashed())
print(Hashed.asked, kept.cache_info())
print(functools.wraps(type)(lambda: 1).__name__, hasattr(type, "__annotations__"))
print(slice(5).__hash__() == hash(slice(5)), slice.__hash__(slice(1, 2)) == hash(slice(1, 2)))
