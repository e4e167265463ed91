# Subclasses of ref, with attributes, and their callbacks.
import gc
import weakref


class C:
    pass


class Keyed(weakref.ref):
    def __init__(self, ob, callback=None, key=None):
        super().__init__(ob, callback)
        self.key = key


class Counting(weakref.ref):
    calls = 0

    def __call__(self):
        ob = super().__call__()
        if ob is not None:
            Counting.calls += 1
        return ob


def gone(reference):
    print("gone", reference.key, type(reference).__name__, reference() is None)


o = C()
k = Keyed(o, gone, key="the key")
print(k() is o, k.key, isinstance(k, weakref.ref), Keyed.__mro__[1].__name__)
k2 = Keyed(o)
print(k2 is k, k2 == k, hash(k2) == hash(k), k2.key)
print(sorted(type(r).__name__ for r in weakref.getweakrefs(o)))
print(weakref.ref(o) is weakref.ref(o), weakref.ref(o) == k)
n = Counting(o)
n(), n()
print(Counting.calls)
d = {k: "by reference"}
print(d[weakref.ref(o)])
del o
gc.collect()
print(k(), k2(), n(), Counting.calls, d[k])


class WithSlots(weakref.ref):
    __slots__ = ("tag",)


o = C()
w = WithSlots(o)
w.tag = 1
print(w.tag, w() is o)
try:
    w.other = 2
except AttributeError as e:
    print(type(e).__name__)
