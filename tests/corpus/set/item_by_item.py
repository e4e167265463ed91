# Methods that go over another iterable: what is left where an item fails, and which objects are
# asked for their hash and whether they are equal.

class Told:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"T{self.n}"

    def __hash__(self):
        print("hash", self.n)
        return hash(self.n)

    def __eq__(self, other):
        print("eq", self, other)
        return self.n == getattr(other, "n", other)


def run(call):
    try:
        result = call()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return sorted(result, key=str) if isinstance(result, (set, frozenset)) else result


def failing():
    yield 1
    raise ValueError("no more")


METHODS = (
    "update", "intersection_update", "difference_update", "symmetric_difference_update",
    "union", "intersection", "difference", "symmetric_difference",
    "isdisjoint", "issubset", "issuperset",
)
OTHERS = {
    "a list that fails": lambda: [1, [2], 3],
    "a generator that fails": failing,
    "a set in a list": lambda: [1, {2}],
    "a set": lambda: {1, 9},
    "a dict": lambda: {1: 2, 9: 3},
    "keys": lambda: {1: 2, 9: 3}.keys(),
    "values": lambda: {2: 1, 3: 9}.values(),
    "a list with repetitions": lambda: [3, 3, 1],
    "no iterable": lambda: 5,
    "a generator": lambda: (n for n in (7, 1)),
}
ONE_ONLY = ("symmetric_difference", "symmetric_difference_update", "isdisjoint", "issubset",
            "issuperset")

for name in METHODS:
    for what, other in OTHERS.items():
        s = {1, 2, 3, frozenset([2])}
        print(name, what, run(lambda: getattr(s, name)(other())), sorted(s, key=str))
        if name not in ONE_ONLY:
            s = {1, 2, 3}
            print("  second", run(lambda: getattr(s, name)([2], other())), sorted(s))
            s = {1, 2, 3}
            print("  first", run(lambda: getattr(s, name)(other(), [2])), sorted(s))

TOLD = {
    "list": lambda: [Told(1), Told(2)],
    "set": lambda: {Told(1), 5},
    "bigger set": lambda: {Told(1), 5, 6, 7, 8, 9},
    "much bigger set": lambda: {Told(1), *range(5, 40)},
    "dict": lambda: dict.fromkeys([Told(1), 4]),
    "keys": lambda: dict.fromkeys([Told(1), 4]).keys(),
}
for name in (*METHODS, "__iand__", "__ior__", "__isub__", "__ixor__", "__le__", "__ge__", "__eq__"):
    for what, other in TOLD.items():
        print("--", name, what)
        s, o = {2, 3, Told(1)}, other()
        print("-- calls")
        result = getattr(s, name)(o)
        print("-- done", len(result) if isinstance(result, set) else result, len(s))

print("-- views")
for what, other in TOLD.items():
    for name in ("isdisjoint", "__sub__", "__and__", "__or__", "__xor__", "__le__", "__ge__", "__eq__"):
        print("--", name, what)
        view, o = dict.fromkeys([2, 3, Told(1)]).keys(), other()
        print("-- calls")
        result = getattr(view, name)(o)
        print("-- done", len(result) if isinstance(result, set) else result)
view = dict.fromkeys([1, 2, 3]).keys()
print(run(lambda: view - [1, [2]]), run(lambda: view ^ [1, [2]]), run(lambda: view.isdisjoint([[2], 1])))


class Mine(set):
    def __iter__(self):
        print("iterated")
        return super().__iter__()

    def __contains__(self, item):
        print("contains", item)
        return super().__contains__(item)


for name in METHODS:
    s = {1, 2, 3}
    print(name, run(lambda: getattr(s, name)(Mine([1, 9]))), sorted(s))
    s = Mine([1, 9])
    print(name, run(lambda: getattr(s, name)({1, 2, 3})), len(s))

# Sets become smaller in the same order.
s = set(range(100))
s.difference_update(range(3, 90))
print(s)
s = set(range(0, 4000, 7))
s.difference_update(n for n in range(0, 4000, 14))
s.update(range(5))
print(s)
s = set(range(1000, 1010))
s.difference_update(set(range(1005, 2000)))
s.update([17, 33, 1, 65])
print(s)
