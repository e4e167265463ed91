# The order of insertion through every change; update, merge, fromkeys.
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 4
print(d, list(d), list(reversed(d)), list(d.items()), list(reversed(d.values())))
print(d.pop("c"), d.popitem(), d, d.setdefault("z", []), d.setdefault("b", 5), d)
d.update({"y": 1}, x=2)
d.update([("b", 0), ["w", 9]])
d.update(("k1", ), ) if False else d.update(["ab", "cd"])
print(d)
d |= {"b": "new", "q": 1}
d |= [("r", 2)]
print(d | {"b": 2}, {"b": 2} | d == d | {"b": 2}, {**d, "b": 3, **{"s": 1}})
print(dict.fromkeys("aba"), dict.fromkeys([1, 2], []), dict.fromkeys(range(3), 0), dict(a=1, **{"b c": 2}), dict([("a", 1)], a=2), dict({"x": 1}), dict(), dict(zip("ab", [1, 2])))
print({1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, 0.0: 3}, {"a": 1, "a": 2}, {(1, 2): 1, (1.0, 2): 2})
for f in (
    lambda: {}.popitem(), lambda: {}.pop("a"), lambda: {}["a"], lambda: {[]: 1}, lambda: {{}: 1}, lambda: {}[[]], lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: dict([(1, 2, 3)]), lambda: dict(None), lambda: {}.update(5), lambda: {} | [1], lambda: [] | {}, lambda: {}.pop(), lambda: {}.get(), lambda: dict(1, 2), lambda: {} < {}, lambda: {} + {}, lambda: hash({}), lambda: {}.fromkeys(5), lambda: {**[1]}, lambda: {1: 2}.setdefault(), lambda: {}.items(1), lambda: {}.get(1, 2, 3), lambda: {(1, []): 2},
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
d = {i: i * i for i in range(5)}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
d = {i: i for i in range(3)}
try:
    for k in d:
        del d[k]
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
for k in d:
    d[k] += 1
print(d, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {1: {2: 3}} == {1: {2: 3.0}}, 1 in d, [1] in [d], d.get(5), d.get(5, "no"), len(d), bool({}), bool(d))
d["self"] = d
print(d, d["self"]["self"] is d)
copy = d.copy()
copy[1] = "changed"
print(d[1], d.clear(), d, copy[1])
