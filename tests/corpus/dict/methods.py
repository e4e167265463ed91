# Methods of dict.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d)
print(d.pop("a"), d.pop("zz", "default"), d)
try:
    d.pop("zz")
except KeyError as e:
    print(e)
d.update({"x": 10}, y=20)
d.update([("z", 30)])
print(d, d.popitem(), d)
print(d.copy() == d, d.copy() is d, dict.fromkeys("abc"), dict.fromkeys([1, 2], 0))
d.clear()
print(d)
try:
    d.popitem()
except KeyError as e:
    print(e)
for f in (lambda: d.get(), lambda: d.get([]), lambda: d.update(5), lambda: d.nothing):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
