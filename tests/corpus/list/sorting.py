# Stability, keys, reverse, comparison by __lt__ alone, errors in the middle.
class Item:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        calls.append((self.name, other.name))
        return self.rank < other.rank

    def __repr__(self):
        return self.name


calls = []
for ranks in ((1, 2, 3, 4), (4, 3, 2, 1), (2, 2, 1, 1, 3), (3, 1, 2), (1, 1, 1), (5, 4, 4, 3, 6, 7), (2, 1), (1,), (), (9, 1, 8, 2, 7, 3, 6, 4, 5, 0)):
    calls = []
    items = [Item(r, "abcdefghij"[i]) for i, r in enumerate(ranks)]
    print(sorted(items), len(calls), calls)
    calls = []
    print(sorted(items, reverse=True), calls[:4])
print(max([Item(1, "x"), Item(1, "y")]), min([Item(1, "x"), Item(1, "y")])) if not hasattr(Item, "__gt__") or True else None
words = "the quick brown fox jumps over the lazy dog".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w)), sorted(set(words)), sorted(words, key=str.upper))
nan = float("nan")
print(sorted([3, 1.5, True, 2]), sorted([nan, 1, 2]), sorted([3, nan, 1]), sorted([2, 1, nan, 0]), sorted([0.0, -0.0]), sorted(["b", "B", "a", "\u00e9", "e"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], [1]]))
for bad in ([1, "a"], ["a", 1], [None, None], [1, 2, None], [1j, 2j], [{}, {}], [(1, "a"), (1, 2)], [object, int], [1, 2, "x", 3]):
    try:
        print(sorted(bad))
    except TypeError as e:
        print(e)
l = [3, 2, 1]


def key(v):
    if v == 1:
        raise ValueError("one")
    return v


try:
    l.sort(key=key)
except ValueError as e:
    print(e, l)


def spy(v):
    seen.append(len(l))
    return v


seen = []
l.sort(key=spy)
print(l, seen)


def change(v):
    l.append(v)
    return v


try:
    l.sort(key=change)
except ValueError as e:
    print(e, l)
l = list(range(100, 0, -1))
l.sort(key=lambda v: v % 10)
print(l[:12], l == sorted(range(100, 0, -1), key=lambda v: v % 10))
print(sorted({3: "c", 1: "a"}), sorted("hello"), sorted(range(5), key=lambda v: -v), sorted(x for x in (3, 1)), sorted([]), sorted([True, False, 2, 0]))
