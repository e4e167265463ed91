# Starred expressions in calls, displays, targets, returns and subscripts.
a, *b = 1, 2, 3
*c, d = "xyz"
e, *f, g = range(5)
*h, = (1, 2)
(i, [j, *k]), l = (1, "abc"), 2
print(a, b, c, d, e, f, g, h, i, j, k, l)
[m, n] = {"p": 1, "q": 2}
o, = [5]
(r) = 7
print(m, n, o, r)
for q, *s in [(1, 2, 3), "ab", [4]]:
    print(q, s)


def show(*args, **kwargs):
    return args, kwargs


print(show(*[1], 2, *"ab", x=1, **{"y": 2}, **{}), show(*(), **{}), show(*range(2), *[3], k=4), show(**{"a": 1}, b=2))
print([*[1], *(2,), *"3", *{4: 5}], (*[], 1), {*[1], *[1]}, {**{"a": 1}, "b": 2, **{"a": 3}}, [*range(3), 9])


def returned():
    return *[1, 2], 3


def yielded():
    yield *[1], 2


print(returned(), list(yielded()))


def one(v):
    a, b = v


def star(v):
    a, b, *c = v


def ends(v):
    a, *b, c = v


def single(v):
    (a,) = v


for f in (one, star, ends, single):
    for v in ((), (1,), (1, 2), (1, 2, 3), "", "xyz", 5, None, {"k": 1}, iter([1, 2, 3])):
        try:
            f(v)
            print(f.__name__, "fits", end="; ")
        except (ValueError, TypeError) as e:
            print(f.__name__, type(e).__name__, e, end="; ")
    print()
for call in (lambda: show(*5), lambda: show(**5), lambda: show(**{1: 2}), lambda: show(*None), lambda: show(x=1, **{"x": 2}), lambda: [*5], lambda: {**5}, lambda: {**[("a", 1)]}, lambda: (*1,), lambda: {*None}):
    try:
        call()
    except TypeError as e:
        print(e)
x, y = 1, 2
x, y = y, x
x, (y, x) = 5, (6, 7)
print(x, y)
l = [0, 1, 2]
l[0], l[1:], k = "a", "bc", "d"
print(l, k)


class O:
    pass


o = O()
o.a, o.b = o.c = [1, 2]
print(o.a, o.b, o.c)
first, *_, last = sorted([3, 1, 2])
print(first, last, _)
