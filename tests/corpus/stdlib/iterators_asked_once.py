# Functions of the library ask an iterable for an iterator once, and go on with that: it need not have
# an __iter__ of its own, and one that it has may do anything.
import functools
import itertools
import math
import operator


class Numbers:
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Bare:
    """Its iterators cannot be iterated over themselves."""

    def __iter__(self):
        return Numbers(4)


class Again(Numbers):
    """Asked for an iterator, one begins anew."""

    def __iter__(self):
        print("[asked]", end=" ")
        self.n = 3
        return self


def pairs(key, group):
    return key, list(group)


CALLS = """
islice(C(), 2)
islice(C(), 1, None)
islice(C(), 0, 4, 2)
takewhile(bool, C())
dropwhile(bool, C())
filterfalse(bool, C())
pairwise(C())
compress(C(), C())
accumulate(C())
accumulate(C(), operator.mul, initial=2)
starmap(pow, zip(C(), C()))
islice(cycle(C()), 9)
chain(C(), C())
chain.from_iterable([C(), C()])
zip_longest(C(), [1])
batched(C(), 3)
itertools.starmap(pairs, groupby(C(), bool))
product(C(), C())
combinations(C(), 2)
permutations(C(), 2)
tee(C(), 1)[0]
[functools.reduce(operator.add, C())]
[functools.reduce(operator.add, C(), 10)]
[math.prod(C())]
[math.fsum(C())]
enumerate(C())
map(str, C())
filter(None, C())
zip(C(), C())
(x for x in C())
sorted(C())
[max(C()), min(C()), sum(C()), any(C()), all(C())]
"""
names = vars(itertools) | {"itertools": itertools, "functools": functools, "operator": operator, "math": math}
for cls in (Bare, Again):
    names["C"] = cls if cls is Bare else lambda: Again(0)
    names["pairs"] = pairs
    for call in CALLS.strip().splitlines():
        try:
            print(call, list(eval(call, names)))
        except Exception as e:
            print(call, f"{type(e).__name__}: {e}")


# No more is taken than is wanted, and what an item raises comes at its turn.
def noisy(*items):
    for item in items:
        print("next", item)
        yield item


for call in (lambda it: math.prod(it), math.fsum):
    it = noisy(2, "x", 5)
    try:
        print(call(it))
    except TypeError as e:
        print(e, list(it))


# The keys of groups are compared with each other only.
class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print(f"{self.n} == {getattr(other, 'n', other)}")
        return self.n == other.n


for key, group in itertools.groupby(map(Key, [1, 1, 2])):
    print("group", key.n, [k.n for k in group])
print(len(list(itertools.groupby(map(Key, [1, 1, 2])))))


# What counts by equality asks every item.
class Any:
    def __eq__(self, other):
        return True


class Seldom:
    def __eq__(self, other):
        print("asked", other)
        return other % 2 == 0


print(range(5).count(Any()), range(5).count(Seldom()), range(5).count(2.0), range(5).count(True))
print(range(5).count("2"), range(0).count(Any()), [0, 1, 2].count(Any()), (0, 1).count(Any()))
try:
    print(range(3).count(Numbers(1)))
    print(next(itertools.count(object())))
except TypeError as e:
    print(e)
