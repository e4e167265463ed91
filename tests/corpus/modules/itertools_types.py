"""The names of itertools are types: their instances show themselves, are their own iterators and have
the words for natives where the arguments are wrong."""
import itertools as it
import operator

for name in ("accumulate", "batched", "chain", "combinations", "combinations_with_replacement",
             "compress", "count", "cycle", "dropwhile", "filterfalse", "groupby", "islice", "pairwise",
             "permutations", "product", "repeat", "starmap", "takewhile", "zip_longest"):
    kind = getattr(it, name)
    print(kind, isinstance(kind, type), kind.__module__, kind.__qualname__, kind.__bases__)
print(it.tee, type(it.tee).__name__, it.tee.__name__, it.tee.__module__)

print("shown:")
numbers = it.count(3)
print(numbers, next(numbers), next(numbers), numbers)
print(it.count(), it.count(2, 1), it.count(2, -3), it.count(1.5, 0.5), it.count(1, True), it.count(True))
big = it.count((1 << 47) - 1)
print(next(big), next(big), big, it.count(1 << 70, 1 << 60))
print(it.repeat("a"), it.repeat(1, 2), it.repeat(None, times=-3), it.repeat(object=5, times=0))
some = it.repeat("x", 3)
print(next(some), some, operator.length_hint(some), list(some), some, operator.length_hint(some))
try:
    operator.length_hint(it.repeat(1))
    print(it.repeat(1).__length_hint__())
except TypeError as error:
    print(error)

print("own iterators:")
for made in (it.chain([1]), it.count(), it.cycle("ab"), it.islice("abc", 2), it.groupby("aab"),
             it.product("ab"), it.zip_longest("a", "bc"), it.tee("ab")[0]):
    first = next(made)
    print(iter(made) is made, made.__iter__() is made, type(made).__name__, hasattr(made, "__dict__"))
    print(first if type(first) is not tuple or len(first) == 1 else first[0], made.__next__ is not None)

print("in part:")
letters = it.chain("abcdef")
print(next(letters), [x for x, _ in zip(letters, range(2))], end=" ")
for letter in letters:
    print(letter)
    break
print(list(letters), list(letters), next(letters, "none"))
try:
    next(letters)
except StopIteration as stop:
    print("stopped", stop.args)
print(list(it.chain.from_iterable(["ab", "c"])), type(it.chain.from_iterable([])), it.chain[int])


class Doubled(it.count):
    def __next__(self):
        return 2 * super().__next__()


class Noted(it.chain):
    def __init__(self, *iterables, note=None):
        self.note = note


class Sub(it.groupby):
    pass


doubled = Doubled(5)
print(doubled, next(doubled), [x for x, _ in zip(doubled, range(3))], isinstance(doubled, it.count))
noted = Noted("ab", "c", note="n")
noted.more = 1
print(noted.note, noted.more, noted.__dict__, list(noted), type(noted.from_iterable([])))
print([(key, "".join(group)) for key, group in Sub("aabccc")])

print("refused:")
attempts = [
    lambda: it.chain(zz=1), lambda: it.chain.from_iterable(), lambda: it.count(1, 2, 3),
    lambda: it.count("a"), lambda: it.cycle(), lambda: it.cycle([], 1), lambda: it.cycle(iterable=[]),
    lambda: it.repeat(), lambda: it.repeat(1, "a"), lambda: it.repeat(1, 2, 3), lambda: it.repeat(1, zz=2),
    lambda: it.accumulate(), lambda: it.accumulate([], func=1, funk=2), lambda: it.accumulate([], 1, 2),
    lambda: it.batched([1]), lambda: it.batched([1], 0), lambda: it.batched([1], "a"),
    lambda: it.batched([1], 2, True), lambda: it.compress([1]), lambda: it.compress(1, 2),
    lambda: it.islice([1]), lambda: it.islice([1], -1), lambda: it.islice([1], 1, 2, 0),
    lambda: it.islice([1], 1, 2, 3, 4), lambda: it.islice([1], "a", 2), lambda: it.groupby(),
    lambda: it.groupby([], None, 1), lambda: it.groupby([], kye=1), lambda: it.pairwise(1),
    lambda: it.starmap(1), lambda: next(it.starmap(print, [1])), lambda: it.takewhile(1),
    lambda: it.tee(), lambda: it.tee([], -1), lambda: it.tee([], "a"), lambda: it.tee([], n=2),
    lambda: it.zip_longest(zz=1), lambda: it.zip_longest(1), lambda: it.product(repeat=-1),
    lambda: it.product([], zz=1), lambda: it.permutations([], -1), lambda: it.permutations([], "a"),
    lambda: it.combinations([1]), lambda: it.combinations([1], -1), lambda: it.combinations([1], r="a"),
    lambda: Noted(1, x=2), lambda: it.chain().nothing,
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

first, second = it.tee(iter("abcd"))
next(first)
third = first.__copy__()
print(next(first), list(third), list(second), type(third), it.tee(first, 0))


class Key:
    compare = operator.lt
    index = operator.index


print(Key().compare(1, 2), Key().index(5), Key.index)
print([x for x in range((1 << 47) - 2, (1 << 47) + 2)], list(range(0, 1 << 50, 1 << 48)))
