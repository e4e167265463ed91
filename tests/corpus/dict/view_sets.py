# keys, values and items as live views, and as sets.
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
print(keys, values, items, len(keys), "a" in keys, 2 in values, ("a", 1) in items, ("a", 2) in items, "a" in items)
d["c"] = 3
print(keys, values, items, list(reversed(keys)), list(reversed(items)))
print(sorted(keys & {"a", "z"}), sorted(keys | ["z"]), sorted(keys - "ab"), sorted(keys ^ {"a", "q"}), sorted(items & {("a", 1)}), sorted({"a", "k"} - keys), sorted(items - [("a", 1)]))
print(keys == {"a", "b", "c"}, keys <= {"a", "b", "c", "d"}, keys < {"a", "b", "c"}, {"a"} <= keys, keys >= {"b"}, keys.isdisjoint("xyz"), keys.isdisjoint(["a"]), keys == d.keys(), keys == ["a", "b", "c"], values == values, values == d.values(), items == {("a", 1), ("b", 2), ("c", 3)})
for f in (lambda: keys[0], lambda: keys & 5, lambda: keys + keys, lambda: values | values, lambda: hash(keys), lambda: keys < ["a"], lambda: keys.append, lambda: {"x": []}.items() & {1}, lambda: next(keys), lambda: items - 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
iterator = iter(items)
print(next(iterator), type(iterator).__name__, type(iter(keys)).__name__, type(iter(values)).__name__, type(keys).__name__)
d["d"] = 4
try:
    next(iterator)
except RuntimeError as e:
    print(e)
print(type(keys & keys).__name__, dict(items) == d, [*keys], {*values} == {1, 2, 3, 4}, max(values), sum(values), sorted(items, key=lambda p: -p[1]), list(zip(keys, values)))
print(keys.mapping == d, hash(hash(hash(1))), list(map(len, keys)), [v for v in values if v > 2], any(v == 4 for v in values))
d.clear()
print(keys, values, items, list(keys), not keys)
