# Unpacking in every assignment position.
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[f, g] = "xy"
h, = [7]
print(a, b, c, d, e, f, g, h)
x = y = z = [1]
print(x is y is z)
first, *rest = range(5)
*init, last = "abc"
head, *middle, tail = (1, 2)
print(first, rest, init, last, head, middle, tail)
(p, *q), *r = [(1, 2, 3), 4, 5]
print(p, q, r)
for i, (j, *k) in [(1, (2, 3, 4)), (5, "ab")]:
    print(i, j, k)
l = [0, 0]
i = 0
i, l[i] = 1, 9
print(i, l)
class C: pass
o = C()
o.x, o.y = 1, 2
d = {}
d["a"], d["b"], *d["c"] = 1, 2, 3, 4
print(o.x, o.y, d)
t = *range(3), *"ab"
print(t, [*range(2), *[5]], (*(), 1), [*{"k": 1}], {**{"a": 1}})
def swap(a, b): return b, a
m, n = swap(1, 2)
print(m, n)
for a, b in {"k": "v"}.items(): print(a, b)
