# range: lengths, indexing, slicing, membership, equality, huge bounds.
for r in (range(0), range(5), range(2, 9, 3), range(9, 2, -3), range(5, 0), range(0, -5), range(-3, 3), range(10**20, 10**20 + 5, 2), range(1, 2, 10**20)):
    print(r, list(r), len(r), list(reversed(r)), bool(r), r[:2], r[::-1], r[1:], 3 in r, -3 in r, 3.0 in r, "a" in r, r.start, r.stop, r.step)
    try:
        print(r[0], r[-1], r.index(2), r.count(2))
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
print(range(0) == range(2, 2), range(3) == range(0, 3, 1), range(0, 3, 2) == range(0, 4, 2), range(1) != range(2), hash(range(3)) == hash(range(0, 3)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), {range(3): 1}[range(0, 3)])
for args in ((), (1.5,), ("a",), (1, 2, 0), (1, 2, 3, 4), (None,), (1, None), ([],)):
    try:
        print(range(*args))
    except (TypeError, ValueError) as e:
        print(args, type(e).__name__, e)
for f in (lambda: range(3)[3], lambda: range(3)["a"], lambda: range(3)[1.0], lambda: range(3) + range(3), lambda: range(3) * 2, lambda: range(3) < range(4), lambda: range(3).index(7), lambda: len(range(10**20)), lambda: range(3)(1), lambda: range(stop=3), lambda: range(10)[::0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
try:
    range(3)[0] = 1
except TypeError as e:
    print(e)


class I:
    def __index__(self):
        return 3


print(list(range(I())), range(I(), I(), I()), range(True), range(10)[I()], I() in range(5), range(10)[2:8][1:3], range(10)[::-2][1:], 10**29 in range(10**30), range(0, 10**30, 10**29).index(3 * 10**29))
it = iter(range(3))
print(next(it), list(it), list(it), it.__length_hint__() if hasattr(it, "__length_hint__") else 0, type(it).__name__, sum(range(101)), max(range(5)), sorted(range(3), reverse=True), [*range(2), *range(2)], dict(zip(range(2), "ab")))
for i in range(3):
    i = 10
    print(i, end=" ")
print(i)
