# C.__dict__ is a mappingproxy; so is what types.MappingProxyType makes.
import types


class C:
    a = 1

    def method(self):
        return "method"


d = C.__dict__
print(type(d), type(d) is types.MappingProxyType, type(d).__name__)
print(d["a"], "a" in d, "b" in d, d.get("b"), d.get("b", 2), bool(d))
print(C.__dict__["method"](C()), [k for k in d if not k.startswith("__")])
for change in (
    lambda: d.__setitem__("b", 1),
    lambda: exec("d['b'] = 1"),
    lambda: exec("del d['a']"),
    lambda: d.update({}),
    lambda: d.pop("a"),
    lambda: d.clear(),
):
    try:
        change()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
C.b = 5
print(d["b"], C.__dict__["b"], vars(C)["b"], type(vars(C)).__name__)
try:
    d["missing"]
except KeyError as e:
    print("KeyError", e)

source = {"x": 1, "y": [2]}
p = types.MappingProxyType(source)
print(p, repr(p), len(p), list(p), list(p.keys()), list(p.values()), list(p.items()))
source["z"] = 3
print(p["z"], sorted(p), list(reversed(p)))
p["y"].append(4)
print(source)
print(p == source, source == p, p == types.MappingProxyType(dict(source)), p != {})
print(p | {"w": 0}, {"w": 0} | p, type(p | p).__name__)
print(dict(p), {**p}, p.copy() is source, type(p.copy()).__name__)


def f(**kw):
    return sorted(kw)


print(f(**p))
try:
    hash(p)
except TypeError as e:
    print(e)
for bad in (1, None):
    try:
        types.MappingProxyType(bad)
    except TypeError as e:
        print(e)
empty = types.MappingProxyType({})
print(bool(empty), len(empty), empty)


class M(dict):
    def __missing__(self, key):
        return "missing " + key


m = types.MappingProxyType(M(k=1))
print(m["k"], m["other"], m)
match p:
    case {"x": x}:
        print("matched", x)


class Meta(type):
    pass


class D(metaclass=Meta):
    y = 2


print(type(D.__dict__).__name__, D.__dict__["y"], "y" in vars(D), dict(D.__dict__)["y"])
print(type(int.__dict__).__name__, "bit_length" in int.__dict__, "join" in str.__dict__)
