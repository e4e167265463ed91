# enumerate zip map filter reversed iter next any all.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], start=1)), dict(enumerate("xy")))
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip("a")), list(zip(range(3), range(3), range(3))), list(zip(*[(1, 2), (3, 4)])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(len, ["a", "bb"])), sum(map(int, "123")))
print(list(filter(None, [0, 1, "", "a", [], None])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(str.isdigit, "a1b2")))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))
print(any([]), any([0, 1]), all([]), all([1, 0]), any(x == 2 for x in [1, 2, 3]))
it = iter([1, 2])
print(next(it), next(it), next(it, None), iter(it) is it, list(iter("ab")))
z = zip([1, 2], [3, 4])
print(next(z), list(z), list(z))
m = map(lambda x: x * 2, [1, 2])
print(next(m), list(m))
e = enumerate("abc")
print(next(e), [i for i, c in e])
try:
    list(zip([1], [2, 3], strict=True))
except ValueError as x:
    print(x)
try:
    next(iter([]))
except StopIteration:
    print("stop")
for f in (lambda: list(map(5, [1])), lambda: map(len), lambda: list(filter(5, [1])), lambda: reversed(5), lambda: iter(5), lambda: next(5), lambda: list(enumerate(5)), lambda: reversed({}.items() and 5)):
    try:
        f()
    except TypeError as x:
        print(x)
for i, (a, b) in enumerate(zip("ab", [1, 2])): print(i, a, b)
