# Keys that come while a dict is iterated over, and mappings of views.

class D(dict): pass
for d in {}, D():
    m = d.keys().mapping
    print(type(m).__name__, m == d, d == m, m != d)
    d['x'] = 1
    print(m, m == d, d == m)
for d in {0: 0, 1: 1}, {0: 0, 1: 1, 2: 2}:
    n = 0
    try:
        for i in d:
            del d[i]; d[i] = 0; n += 1
            if n > 99: break
    except RuntimeError as e: print(n, e)
d = {'a': 1, 'b': 2}
try:
    for k in d: d[k.upper()] = d.pop(k)
except RuntimeError as e: print(e)
for f in dict.values, dict.items:
    d = {0: 0, 1: 1}
    try:
        for i in f(d): del d[0]; d[0] = 0
    except RuntimeError as e: print(e)
s = {1}
it = iter(s); next(it); s.remove(1); s.add(1); print(next(it, 'end'))
