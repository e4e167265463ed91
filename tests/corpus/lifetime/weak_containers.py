# WeakValueDictionary, WeakKeyDictionary and WeakSet lose their entries with the objects.
import gc
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary, ref


class C:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"C({self.name!r})"


a, b, c = C("a"), C("b"), C("c")
d = WeakValueDictionary({"a": a, "b": b}, c=c)
print(len(d), sorted(d), sorted(d.keys()), sorted(d.items()), d["a"], "b" in d)
print(sorted(d.values(), key=lambda v: v.name))
del b
gc.collect()
print(len(d), sorted(d), "b" in d, d.get("b"), d.get("b", 1))
try:
    d["b"]
except KeyError as e:
    print("KeyError", e)
d["x"] = x = C("x")
print(d.pop("x"), d.pop("x", None), d.setdefault("y", x), sorted(d))
d["y"] = a
x = None
gc.collect()
print(sorted(d.items()))
del d["y"]
copy = d.copy()
print(type(copy).__name__, sorted(copy), copy == d, sorted(d | {"n": c}))
d.update({"z": c}, w=a)
print(sorted(d))
try:
    d["bad"] = 1
except TypeError as e:
    print(e)
print([r() for r in d.valuerefs()] == list(d.values()))
d.clear()
print(len(d), bool(d))

k = WeakKeyDictionary()
k[a], k[c] = 1, 2
one = C("one")
k[one] = k.get(one, 0) + 10
print(len(k), k[a], k[one], one in k, "str" in k)
print(sorted((key.name, v) for key, v in k.items()))
del one
gc.collect()
print(len(k), sorted(key.name for key in k), sorted(k.values()))
print(k.pop(a), k.pop(a, "none"), k.setdefault(a, 5), k[a])
del k[a]
try:
    k[a]
except KeyError:
    print("KeyError")
try:
    k[1] = 1
except TypeError as e:
    print(e)
print(WeakKeyDictionary({c: 3})[c], [r() for r in k.keyrefs()])

s = WeakSet([a, c])
t = C("t")
s.add(t)
s.add(t)
print(len(s), t in s, 5 in s, sorted(i.name for i in s))
del t
gc.collect()
print(len(s), sorted(i.name for i in s))
u = WeakSet([c])
print(u <= s, u < s, s >= u, s == u, s == WeakSet([c, a]), s.isdisjoint(u))
print([[i.name for i in sorted(x, key=lambda i: i.name)]
       for x in (s & u, s - u, s | u, s ^ u, s.copy())])
s.discard(a)
s.remove(c)
try:
    s.remove(c)
except KeyError:
    print("KeyError")
s |= [a]
print(len(s), s.pop().name, len(s))
try:
    s.pop()
except KeyError as e:
    print(e)


class Registry:
    all = WeakSet()

    def __init__(self):
        Registry.all.add(self)


kept = [Registry() for _ in range(5)]
print(len(Registry.all))
kept = kept[:2]
gc.collect()
print(len(Registry.all))

cache = WeakValueDictionary()
for i in range(100):
    cache[i] = C(i)
gc.collect()
print(len(cache), list(cache))
big = [C(i) for i in range(100)]
for i, v in enumerate(big):
    cache[i] = v
big = big[::10]
v = None
gc.collect()
print(len(cache), [v.name for v in cache.values()])
