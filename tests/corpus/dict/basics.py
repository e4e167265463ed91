# Dicts: order, lookup, assignment, deletion.
d = {"b": 1, "a": 2, 3: "c", (1, 2): None, None: 0, 1.5: "f"}
print(d, {}, dict(), dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict({"k": 1}, z=9), dict(zip("ab", (1, 2))))
print(d["b"], d[3], d[3.0], d[1, 2], d[None], len(d), "a" in d, 4 in d, "z" not in d)
d["new"] = 5
d["b"] = 10
del d["a"]
print(d)
d["a"] = "again"
print(list(d))
for k in ("zz", 99, (1,), None):
    try:
        {}[k]
    except KeyError as e:
        print("KeyError", e, e.args)
try:
    del d["zz"]
except KeyError as e:
    print(e)
for f in (lambda: {[]: 1}, lambda: d[[]], lambda: {} < {}, lambda: {} + {}, lambda: d[{}]):
    try:
        f()
    except TypeError as e:
        print(e)
print({1: "a", True: "b", 1.0: "c"}, {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == [])
e = {"self": 1}
e["me"] = e
print(e)
print({**{"a": 1, "b": 2}, "b": 3, **{"c": 4}}, {"x": 1} | {"x": 2, "y": 3})
e = {"a": 1}
e |= {"b": 2}
print(e)
