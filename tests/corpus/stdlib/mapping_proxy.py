from types import MappingProxyType as M
d = {"a": 1, "b": 2}; m = M(d)
print(m["a"], len(m), list(m), "b" in m, m.get("z", 5), m, m == d, m | {"c": 3}, dict(m), {**m}, list(m.items()), type(m).__name__)
d["z"] = 9; print(m["z"], sorted(m.keys()))
for f in [lambda: m.__setitem__("a", 1), lambda: M([1]), lambda: m["q"]]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
try: m["a"] = 2
except TypeError as e: print(e)
