# Tuples.
t = (1, "a", None)
print(t, (), (1,), 1, 2, tuple(), tuple("ab"), tuple([1]), (1, (2, (3,))))
print(t[0], t[-1], t[1:], t[::-1], len(t), t + (4,), t * 2, 0 * t, "a" in t, t.index("a"), t.count(1))
print((1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == [1, 2], hash((1, 2)) == hash((1, 2)), () == ())
x = 1,
print(x, type(x).__name__)
for f in (lambda: t[9], lambda: t["a"], lambda: t.index(9), lambda: t + [1], lambda: hash(([],)), lambda: t.append(1), lambda: (1, "a") < (1, 2)):
    try:
        f()
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
t += (5,)
print(t)
m = ([],)
try:
    m[0] += [1]
except TypeError as e:
    print(e, m)
print({(1, 2): "a"}[1, 2])
