# Keys, values and items are live views.
d = {"a": 1, "b": 2}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k))
d["c"] = 3
print(list(k), list(v), list(i), "c" in k, 3 in v, ("c", 3) in i, ("c", 4) in i)
for key, value in d.items():
    print(key, value, end="; ")
print()
for key in d:
    print(key, end=" ")
print()
print(sorted(d.items(), key=lambda kv: -kv[1]), max(d, key=d.get), sum(d.values()))
print(list(reversed(d)), list(reversed(d.items())), {v: k for k, v in d.items()})
print(d.keys() == {"a": 0, "b": 0, "c": 0}.keys())
try:
    for key in d:
        d[key + "x"] = 1
except RuntimeError as e:
    print(e)
try:
    for key in d:
        del d[key]
except RuntimeError as e:
    print(e)
