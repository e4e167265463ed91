# iter, next, enumerate, zip, map, filter, reversed, sorted, range and their protocols.
class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n


class Old:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError(i)
        return i * 10

    def __len__(self):
        return 3


print(list(Count(3)), list(Old()), list(reversed(Old())), 20 in Old(), list(iter(Old())), [*Count(2)], max(Count(3)), tuple(zip(Count(3), Old())))
it = iter([1, 2, 3])
print(next(it), next(it, "d"), next(it), next(it, "default"), list(it), iter(it) is it)
values = iter([3, 2, 0, 1])
print(list(iter(lambda: next(values), 0)), list(values))
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)), list(enumerate("a", -1)), list(enumerate(iterable="x", start=2)), list(enumerate("a", 10**20)))
print(list(zip()), list(zip("ab")), list(zip("abc", [1, 2])), list(zip("ab", "cd", "ef")), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", range(2))), list(zip("ab", [1, 2], strict=True)))
for parts in (("a", ""), ("", "a"), ("ab", "c", "de"), ("a", "bc"), ("abc", "abc", "a")):
    try:
        print(list(zip(*parts, strict=True)))
    except ValueError as e:
        print(e)
print(list(map(str, [1, 2])), list(map(lambda *a: a, "abc", [1, 2])), list(map(pow, [2, 3], [3, 2])), list(map(None.__class__, [])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda v: v > 1, [1, 2])), list(filter(str.isdigit, "a1b2")), list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})), list(reversed((1, 2))))
for f in (
    lambda: iter(5), lambda: next([1]), lambda: next(iter([])), lambda: iter(5, 1), lambda: iter(), lambda: enumerate(5), lambda: enumerate(), lambda: enumerate("a", "b"), lambda: zip(5), lambda: zip("a", 5), lambda: zip("a", foo=1), lambda: map(str), lambda: map(), lambda: list(map(5, [1])), lambda: filter(None), lambda: filter(None, 5), lambda: reversed(5), lambda: reversed({1}), lambda: reversed(iter([])), lambda: reversed(), lambda: sorted(5), lambda: sorted([1], 2), lambda: sorted(), lambda: next(Count(0)), lambda: list(5), lambda: list(map(lambda a, b: a, [1])), lambda: map(str, 5),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class NoNext:
    def __iter__(self):
        return 5


class BadIter:
    def __iter__(self):
        raise ValueError("iter")


class BadNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("next")


for kind in (NoNext, BadIter, BadNext):
    for use in (list, lambda v: [x for x in v], lambda v: [*v], lambda v: next(iter(v))):
        try:
            print(use(kind()))
        except Exception as e:
            print(type(e).__name__, e, end="; ")
    print()
m = map(lambda v: 1 // v, [1, 0, 2])
print(next(m))
try:
    next(m)
except ZeroDivisionError as e:
    print(e, list(m))
print(type(enumerate([])).__name__, type(zip()).__name__, type(map(str, [])).__name__, type(filter(None, [])).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter([])).__name__)
e = enumerate("abc")
next(e)
print(list(zip(e, e)), list(map(lambda p: p, e)))
