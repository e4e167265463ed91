# proxy: does to its object what is done to it, and raises ReferenceError afterwards.
import gc
import weakref


class C:
    def __init__(self):
        self.items = [1, 2, 3]
        self.n = 10

    def method(self, x):
        return self.n + x

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __contains__(self, x):
        return x in self.items

    def __add__(self, other):
        return ("add", self.n, other)

    def __radd__(self, other):
        return ("radd", other, self.n)

    def __iadd__(self, other):
        self.n += other
        return self

    def __neg__(self):
        return -self.n

    def __eq__(self, other):
        return self.n == other

    def __str__(self):
        return "str of C"


class Callable(C):
    def __call__(self, *args):
        return args


o = C()
p = weakref.proxy(o)
print(p.n, p.method(5), len(p), p[1], 2 in p, list(p), str(p), bool(p))
p.n = 20
p[0] = 9
print(o.n, o.items, p + 1, 1 + p, -p, p == 20, p != 20)
del p.items
print(hasattr(o, "items"))
print(isinstance(p, C), type(p) is C, p.__class__ is C, type(p).__name__)
print(weakref.proxy(o) is p, weakref.getweakrefcount(o))
p += 5
print(o.n)
try:
    hash(weakref.proxy(o))
except TypeError as e:
    print(type(e).__name__)
f = weakref.proxy(Callable)
c = Callable()
q = weakref.proxy(c, lambda _: print("proxy's object is gone"))
print(q(1, 2), type(q).__name__, callable(q), weakref.CallableProxyType is type(q))
r = weakref.ref(o)
p = weakref.proxy(o)
del o, c
gc.collect()
for work in (
    lambda: p.n,
    lambda: len(p),
    lambda: str(p),
    lambda: p + 1,
    lambda: q(1),
    lambda: setattr(p, "x", 1),
    lambda: p == 1,
    lambda: bool(p),
):
    try:
        print(work())
    except ReferenceError as e:
        print("ReferenceError:", e)
try:
    weakref.proxy(5)
except TypeError as e:
    print(e)
print(issubclass(weakref.ReferenceType, object), weakref.ref is weakref.ReferenceType)
