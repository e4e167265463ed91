# Construction, indexing, assignment, deletion.
l = [1, 2, 3]
print(l, [], [[]], [1, [2, [3]]], list(), list("abc"), list((1, 2)), list(range(3)), list({"a": 1}))
print(l[0], l[-1], len(l), 2 in l, 5 in l, 5 not in l)
l[0] = "x"
l[-1] = None
print(l)
del l[1]
print(l)
for i in (5, -5):
    for f in (lambda: l[i], lambda: l.__setitem__(i, 0), lambda: l.__delitem__(i)):
        try:
            f()
        except IndexError as e:
            print(e)
for i in ("a", 1.0, None):
    try:
        l[i]
    except TypeError as e:
        print(e)
try:
    l["k"] = 1
except TypeError as e:
    print(e)
try:
    del l[9]
except IndexError as e:
    print(e)
try:
    l[9] = 1
except IndexError as e:
    print(e)
print(l[True], [1, 2] == [1, 2], [1, 2] == (1, 2), [1] is [1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 5])
a = b = [0]
b.append(1)
print(a, a is b)
r = [1]
r.append(r)
print(r)
