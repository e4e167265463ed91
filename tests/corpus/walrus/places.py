# The assignment expression wherever it may stand.
if (n := len("abc")) > 2:
    print(n)
while (n := n - 1) > 0:
    print(n, end=" ")
print(n)
print((a := 1), (b := a + 1), [c := b, c**2], {(d := "k"): (e := 5)}, d, e, f"{(g := 7)} {g}", a if (a := 0) else "falsy")
print([y for x in range(5) if (y := x * x) > 3], y, x if "x" in globals() else "no x", [last := i for i in "ab"], last)


def function(v, w=(default := "evaluated")):
    if (r := v) and (s := r * 2):
        return r, s
    return r


print(function(2), function(0), default)
print((lambda: (z := 3) + z)(), (t := 1, 2), t, (u := (1, 2)), u)
total = 0
print([total := total + v for v in [1, 2, 3]], total)
data = [1, 2, 3]
while chunk := data[:2]:
    data = data[2:]
    print(chunk)
print(any((witness := v) % 2 == 0 for v in [3, 5, 6, 7]), witness, not (q := False), q, (p := 5) == 5 and p)


class C:
    attribute = (inner := 4) + 1


print(C.attribute, C.inner)


def generator():
    while (sent := (yield)) is not None:
        print("got", sent)


g = generator()
next(g)
g.send(1)
try:
    g.send(None)
except StopIteration:
    print("stopped")


def nested():
    outer = [[(deep := i * j) for i in range(2)] for j in range(3)]
    return outer, deep


print(nested())
x = "abc"[(i := 1)], i
print(x, (k := 10) if True else 0, k, max((m := 3), 2), m)
match (subject := 5):
    case int() if (double := subject * 2) > 5:
        print(subject, double)
assert (checked := 1), "never"
try:
    assert (checked := 0), f"{checked=}"
except AssertionError as error:
    print(error)
