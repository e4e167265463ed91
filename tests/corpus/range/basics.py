# Ranges.
for r in (range(5), range(2, 5), range(0, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3), range(0, -5, -1)):
    print(r, list(r), len(r), bool(r), sum(r))
r = range(0, 20, 2)
print(r[0], r[-1], r[3], r[2:5], r[::-1], 4 in r, 5 in r, "a" in r, 4.0 in r, r.index(6), r.count(6), r.start, r.stop, r.step)
print(range(3) == range(0, 3, 1), range(0) == range(5, 5), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(list(reversed(range(5))), list(reversed(range(0, 10, 3))), max(range(5)), min(range(3, 9)), tuple(range(2)))
for f in (lambda: r[100], lambda: r.index(5), lambda: range("a"), lambda: range(1, 2, 3, 4), lambda: range(3) + range(2), lambda: range(3)[1.0]):
    try:
        f()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    r[0] = 1
except TypeError as e:
    print(e)
print(range(10 ** 20, 10 ** 20 + 3)[1], list(range(2 ** 62, 2 ** 62 + 2)), len(range(0, 2 ** 40, 3)), 2 ** 39 in range(2 ** 40))
it = iter(range(3))
print(next(it), list(it), list(it))
