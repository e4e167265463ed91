# ref: what it gives while the object lives and after, callbacks, equality, hash.
import gc
import weakref


class C:
    def __init__(self, n=0):
        self.n = n

    def method(self):
        return self.n


o = C(5)
r = weakref.ref(o)
print(r() is o, r().n, type(r), r.__callback__)
print(weakref.ref(o) is r, weakref.getweakrefcount(o), weakref.getweakrefs(o) == [r])
print(r == weakref.ref(o), hash(r) == hash(o))


def gone(reference):
    print("gone", reference() is None)


c = weakref.ref(o, gone)
print(c is r, c == r, c.__callback__ is gone, weakref.getweakrefcount(o))
s = {r, c}
print(len(s))
del o
gc.collect()
print(r(), c(), c.__callback__, r == c, r == r, weakref.getweakrefcount(r))
print(hash(r) == hash(c), len(s), r in s)


def order():
    o = C()
    a = weakref.ref(o, lambda _: print("first registered"))
    b = weakref.ref(o, lambda _: print("second registered"))
    d = weakref.ref(o, lambda _: print("third registered"))
    return a, b, d


kept = order()
gc.collect()

o = C()
weakref.ref(o, lambda _: print("never: the reference went first"))
gc.collect()
del o
gc.collect()

o = C(7)
bound = weakref.ref(o.method)
gc.collect()
print(bound())
for good in (C, len, print, {1}, frozenset(), gone, int, gc, (x for x in ())):
    print(weakref.ref(good)() is good, end=" ")
print()
for bad in (1, "s", None, (), [], {}, 1.5, b"", True, ..., range(3), slice(1), object()):
    try:
        weakref.ref(bad)
        print("no error", bad)
    except TypeError as e:
        print(e)


class Slots:
    __slots__ = ("a",)


class WeakSlots:
    __slots__ = ("a", "__weakref__")


class MyList(list):
    pass


class MyInt(int):
    pass


try:
    weakref.ref(Slots())
except TypeError as e:
    print(e)
o = WeakSlots()
print(weakref.ref(o)() is o)
o = MyList([1])
print(weakref.ref(o)())
try:
    weakref.ref(MyInt(3))
except TypeError as e:
    print(e)
for args in ((), (o, None, 1)):
    try:
        weakref.ref(*args)
    except TypeError as e:
        print(type(e).__name__)
try:
    weakref.ref(o)(1)
except TypeError as e:
    print(type(e).__name__)


class Eq:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


a, b = Eq(1), Eq(1)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, ra != rb, hash(ra) == hash(rb), len({ra, rb}))
del b
gc.collect()
print(ra == rb, rb() is None)
x = C()
rx = weakref.ref(x)
del x
gc.collect()
try:
    hash(rx)
except TypeError as e:
    print(e)
print(repr(rx).split(" at ")[0], repr(rx).endswith("; dead>"))
print(repr(ra).split("; ")[1].split(" at ")[0])
