# Iterators can be copied and pickled where they are, and told where to go on.
import copy
import pickle


def show(title, make, steps=1):
    it = make()
    for _ in range(steps):
        next(it)
    reduced = it.__reduce__()
    print(title, reduced[0], reduced[1], reduced[2:])
    print("  ", list(copy.copy(it)), list(pickle.loads(pickle.dumps(it))), list(it))


class ByNumber:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * i

    def __len__(self):
        return self.n

    def __repr__(self):
        return f"ByNumber({self.n})"


PLACES = {
    "list": lambda: iter([1, 2, 3]),
    "tuple": lambda: iter((1, 2, 3)),
    "str": lambda: iter("aé漢z"),
    "bytes": lambda: iter(b"abc"),
    "bytearray": lambda: iter(bytearray(b"abc")),
    "range": lambda: iter(range(2, 11, 3)),
    "large range": lambda: iter(range(0, 2**70, 2**68)),
    "by number": lambda: iter(ByNumber(3)),
    "reversed str": lambda: reversed("aé漢z"),
    "reversed list": lambda: reversed([1, 2, 3]),
    "reversed tuple": lambda: reversed((1, 2, 3)),
    "reversed by number": lambda: reversed(ByNumber(3)),
}
OTHERS = {
    "dict": lambda: iter({1: 2, 3: 4, 5: 6}),
    "items": lambda: iter({1: 2, 3: 4}.items()),
    "values": lambda: iter({1: 2, 3: 4}.values()),
    "set": lambda: iter({7, 8}),
    "reversed dict": lambda: reversed({1: 2, 3: 4}),
    "zip": lambda: zip((1, 2), (3, 4)),
    "callable": lambda: iter(int, 1),
}

for title, make in PLACES.items():
    show(title, make)
    for place in 2, -5, 1000:
        it = make()
        it.__setstate__(place)
        print("  ", place, list(it))

for title, make in OTHERS.items():
    if title not in ("zip", "callable"):
        show(title, make)

for title in "list", "tuple", "str", "bytes", "by number", "dict", "set", "reversed tuple":
    it = (PLACES | OTHERS)[title]()
    list(it)
    print(title, "at its end:", it.__reduce__())

print(OTHERS["callable"]().__reduce__())
for make in (
    lambda: enumerate([1, 2, 3], 5),
    lambda: zip([1, 2], [3, 4]),
    lambda: zip([1, 2], [3, 4], strict=True),
    lambda: map(abs, [1, -2]),
    lambda: filter(None, [1, 2]),
):
    it = make()
    next(it)
    print(type(it).__name__, list(copy.deepcopy(it)), list(pickle.loads(pickle.dumps(it))), list(it))

it = zip([1, 2], [3])
it.__setstate__(True)
try:
    print(list(it))
except ValueError as error:
    print(error)


class Numbered(enumerate):
    pass


numbered = Numbered("abc")
next(numbered)
copied = copy.copy(numbered)
print(type(copied) is Numbered, list(copied))

# One place in the program meets iterators of many types.
for it in map(iter, ([1, 2], (1, 2), "ab", b"ab", {1: 2}, {1: 2}.values(), {1}, range(2))):
    print(type(it).__name__, it.__length_hint__(), it.__next__(), it.__length_hint__())
print(reversed("abc").__length_hint__(), reversed([1]).__length_hint__())
try:
    iter([1]).__setstate__("a")
except TypeError as error:
    print(error)
