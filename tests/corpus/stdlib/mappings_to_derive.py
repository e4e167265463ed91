# ChainMap and UserDict are mutable mappings; both know `|`.
import copy
from collections import ChainMap, OrderedDict, UserDict, UserList
from collections.abc import Mapping, MutableMapping

c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(isinstance(c, MutableMapping), isinstance(c, Mapping), c.items() == {"a": 1, "b": 3}.items())
print(c.keys(), list(c.values()), c | {"z": 9}, {"b": 0, "q": 1} | c)
c |= {"b": 7}
print(c, c.popitem(), c, c.parents, c.new_child(x=1))
for attempt in (lambda: ChainMap().popitem(), lambda: c.pop("zz"), lambda: ChainMap()["k"]):
    try:
        attempt()
    except KeyError as error:
        print(error)
try:
    del c["zz"]
except KeyError as error:
    print(error, type(error.__context__).__name__)
print(ChainMap.fromkeys("ab", 1), c == ChainMap(dict(c)), c == dict(c), ChainMap() == 3)
print(c.get("none", 5), c.setdefault("new", 6), len(c), bool(ChainMap()), list(ChainMap({2: 1}, {1: 1})))


class Default(ChainMap):
    def __missing__(self, key):
        return 999


d = Default({"a": 1})
print(d["zz"], d.get("zz", 1), d.pop("a"), d)

u = UserDict({"a": 1}, b=2)
print(isinstance(u, MutableMapping), u | {"c": 3}, {"c": 3} | u, u | UserDict(d=4), u.copy())
u |= {"e": 5}
print(u, u.keys(), u == {"a": 1, "b": 2, "e": 5}, UserDict.fromkeys("ab", 0), u.pop("e"))
try:
    u | [1]
except TypeError as error:
    print(error)


class Tagged(UserDict):
    def __missing__(self, key):
        return key * 2


t = Tagged(a=1)
t.tag = "kept"
for copied in copy.copy(t), t.copy(), copy.deepcopy(t):
    print(copied, copied.tag, type(copied) is Tagged, copied.data is t.data, copied["x"])


class Listed(UserList):
    pass


listed = Listed([1, 2])
listed.tag = "kept"
print(copy.copy(listed).tag, copy.copy(listed), copy.copy(listed).data is listed.data)
