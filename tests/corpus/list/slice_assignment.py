# Assignment to slices, with steps and of itself, and deletion.
def attempt(text, f):
    l = list(range(8))
    try:
        f(l)
    except (ValueError, TypeError, IndexError) as e:
        print(text, type(e).__name__, e)
    print(text, l)


def put(l, s, v):
    l[s] = v


for part in (slice(2, 4), slice(0, 0), slice(8, None), slice(None), slice(5, 2), slice(-3, -1), slice(100, 200), slice(None, None, 2), slice(None, None, -1), slice(1, 7, 3), slice(6, 0, -2)):
    for value in ([], ["a"], "xyz", range(4), (1, 2, 3, 4, 5, 6, 7, 8), {}):
        attempt(f"{part} {value!r}", lambda l: put(l, part, value))
attempt("self", lambda l: put(l, slice(2, 4), l))
attempt("self step", lambda l: put(l, slice(None, None, -1), l))
attempt("generator", lambda l: put(l, slice(1, 3), (x * 10 for x in l)))
attempt("not iterable", lambda l: put(l, slice(1, 3), 5))
attempt("not iterable, step", lambda l: put(l, slice(0, 8, 2), 5))
attempt("zero", lambda l: put(l, slice(0, 8, 0), []))


def delete(l, *parts):
    for part in parts:
        del l[part]


for part in (slice(2, 4), slice(None), slice(None, None, 2), slice(None, None, -3), slice(5, 1), slice(7, 1, -2), slice(3, 100), 0, -1, 20):
    attempt(f"del {part}", lambda l: delete(l, part))
attempt("del two", lambda l: delete(l, 0, slice(1, 3)))
a = [1, 2, 3]
a[1:1] = [9, 9]
a[len(a) :] = [7]
a[:0] = "s"
print(a)
a[0], a[-1] = a[-1], a[0]
a[1:3], b = [0], a[1:3]
print(a, b)
i = 0
i, a[i] = 2, "at two"
print(i, a)
a[i - 1] += 5
a[:2] *= 2
print(a)
try:
    a["x"] = 1
except TypeError as e:
    print(e)
try:
    a[100] = 1
except IndexError as e:
    print(e)
