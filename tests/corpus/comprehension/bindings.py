# What comprehensions see and bind: nesting, closures, classes, the walrus, conditions.
x = "outer"
print([x for x in range(3)], x, {x: x for x in "ab"}, x, {x for x in (1,)}, x, list(x for x in (1, 2)), x)
print([[x * y for x in range(3)] for y in range(3)], [(x, y) for x in range(3) for y in range(x)], [y for x in [[1, 2], [3]] for y in x if y != 2])
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
print([y := i * 2 for i in range(3)], y, any((hit := v) > 1 for v in [1, 2, 3]), hit)
print([x if x else "zero" for x in range(2)], [x for x in range(10) if x % 2 if x > 3], [(a, b) for a, *b in ["abc", "de"]], [a for a, in [(1,), (2,)]], {k: v for k, v in [("a", 1)]}, [i for i in range(5) if i not in (1, 3)])


class C:
    a = 2
    b = [a for _ in range(1)] if False else [i for i in range(a)]
    try:
        c = [a * i for i in range(2)]
    except NameError as e:
        c = str(e)
    d = [i for i in [a]]


print(C.b, C.c, C.d, hasattr(C, "i"))


def function():
    x = 1
    inner = [(lambda: x + i)() for i in range(2)]
    x = [x for x in range(x, 4)]
    return inner, x


print(function())


def generator():
    received = [(yield_ := i) for i in range(2)]
    yield received
    yield yield_


print(list(generator()))
lazy = (print("made", i) or i for i in range(3))
print("before")
print(next(lazy), "between", next(lazy))
lazy.close()
print(list(lazy))


def source():
    print("source")
    return [1, 2]


g = (i for i in source())
print("not iterated", list(g))
try:
    [i for i in 5]
except TypeError as e:
    print(e)
try:
    (i for i in None)
except TypeError as e:
    print(e)
g = (1 // (2 - i) for i in range(4))
try:
    for v in g:
        print(v)
except ZeroDivisionError as e:
    print(e, list(g))
try:
    [missing for _ in [1]]
except NameError as e:
    print(e)
print([*(i for i in range(2)), *[j for j in "ab"]], sum(i * i for i in range(4)), dict((k, len(k)) for k in ("a", "bb")), ",".join(str(i) for i in range(3)), max((len(w), w) for w in ("aa", "b")), set(i // 2 for i in range(4)) == {0, 1})
print([locals_ for locals_ in [sorted(k for k in "ba")]], [[i for i in range(i)] for i in range(3)], [i for i in range(3) for i in range(i)])
