# Tuples: literals, slices, comparison, methods, unpacking, nesting.
t = (1, "a", None)
print((), (1,), 1, (1, 2), t, t + (2,), t * 2, 0 * t, t[0], t[-1], t[1:], t[::-1], len(t), "a" in t, t.index("a"), t.count(1), (1, 1.0, True).count(1), tuple("ab"), tuple([1]), tuple(), tuple(range(3)), tuple({"k": 1}), tuple(x for x in "xy"))
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, "a") == (1, "a"), (1, 2) != (2, 1), ((1, 2), 3) < ((1, 3), 0), (1, 2) >= (1, 2), (2,) > (1, 5), (1, [2]) == (1, [2]))
for f in (lambda: t[5], lambda: t["a"], lambda: t + [1], lambda: t * "a", lambda: t < [1], lambda: (1, "a") < (1, 2), lambda: hash((1, [])), lambda: t.index(9), lambda: t.index("a", 2), lambda: t.append(1), lambda: tuple(5), lambda: tuple(1, 2), lambda: t.x, lambda: t(0), lambda: -t, lambda: t.index(), lambda: t.count(1, 2), lambda: tuple(x=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
inside = ([],)
try:
    inside[0] += [1]
except TypeError as e:
    print(e, inside)
print(hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((1.0, 2)), {(1, 2): "v"}[1.0, 2.0], ((1, 2),)[0][1], (lambda *a: a)(1, 2), t is tuple(t), t[:] == t)
a, b = b_, c_ = (1, 2)
print(a, b, b_, c_)
x = 1, 2, 3
y = *x, 4
z = 5,
print(x, y, z, *x, sep=";")
for i, (p, q) in enumerate([(1, 2), (3, 4)]):
    print(i, p, q)


def several():
    return 1, *x


print(several(), type(several()).__name__, (1, (2, (3, ()))), repr((1,)), str(("a",)), f"{(1, 2)}", max((1, 2), (1, 3)), sorted([(2, "b"), (1, "z"), (2, "a")]), sum((1, 2, 3)), min((3, 1, 2)), any(()), all(()))
