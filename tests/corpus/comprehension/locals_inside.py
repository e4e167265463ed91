# What `locals()` and `eval` see in a comprehension, which runs in the frame around it.


def names():
    a = 1
    return [sorted(locals()) for x in [1]]


def evaluated():
    a = 10
    return [eval("a + x") for x in range(3)]


def nested():
    a = 1
    return [[sorted(locals()) for y in "b"] for x in "c"]


def hides():
    x = "outer"
    inside = [locals()["x"] for x in range(2)]
    return inside, x, sorted(locals())


def dicts():
    return {k: sorted(locals()) for k in "ab"}, {tuple(sorted(vars())) for k in "a"}


def generator():
    a = 1
    return list(sorted(locals()) for x in [1])


def captured():
    return [(locals()["x"], lambda: x) for x in [5]][0][0]


def unpacked():
    return [sorted(dir()) for a, *b in [(1, 2, 3)]]


def afterwards():
    before = [x for x in range(2) if eval("x")]
    return sorted(locals())


for f in (names, evaluated, nested, hides, dicts, generator, captured, unpacked, afterwards):
    print(f.__name__, f())

print([sorted(locals()) for x in [1]])
print([eval("x + y") for x in [1] for y in [2, 3]])
print([[sorted(locals()) for b in "b"] for a in "a"])


class C:
    y = 2
    inside = [sorted(locals()) for x in [1]]
    generated = list(sorted(locals()) for x in [1])
    outside = sorted(name for name in locals() if not name.startswith("__"))


print(C.inside, C.generated, C.outside)
