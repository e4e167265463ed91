# itertools: what each function gives, and its errors.
import itertools as it
from itertools import chain, count, islice


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(list(chain("ab", [1, 2], ())), list(chain.from_iterable(["xy", "z"])), list(chain()))
print(list(islice(count(5), 3)), list(islice(count(1, 0.5), 3)), count(3), count(1, 2), list(islice(count(10, -3), 4)))
print(list(islice(it.cycle("abc"), 7)), list(it.cycle([])))
print(list(it.repeat(1, 3)), it.repeat("x"), it.repeat("x", 2), list(it.repeat(1, -1)), list(islice(it.repeat(None), 2)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([])), list(it.accumulate("abc")))
print(list(it.batched("abcdefg", 3)), list(it.batched([], 2)), list(it.batched("ab", 2, strict=True)))
t(lambda: list(it.batched("abc", 2, strict=True))); t(lambda: it.batched("abc", 0))
print(list(it.compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(it.compress("AB", [1])))
print(list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(lambda x: x % 2, range(6))), list(it.filterfalse(None, [0, 1, "", "a"])))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", 0)), list(islice("abc", 5)), list(islice("abc", 4, 6)), list(islice("abc", None)))
i = iter(range(10))
print(list(islice(i, 1, 8, 3)), list(i))
i = iter(range(10))
print(list(islice(i, 3)), next(i))
t(lambda: islice("a")); t(lambda: islice("a", -1)); t(lambda: islice("a", 1, 2, 0)); t(lambda: islice("a", 1, 2, 3, 4))
print(list(it.pairwise("abcd")), list(it.pairwise("a")), list(it.pairwise("")))
print(list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("abc", [1], fillvalue="-")), list(it.zip_longest()), list(it.zip_longest("ab", "xyz")))
a, b, c = it.tee([1, 2, 3], 3)
print(next(a), next(a), list(b), list(a), list(c), it.tee([], 0))
for key, group in it.groupby("aaabbca"):
    print(key, list(group), end=" ")
print([(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
g = it.groupby("aabb")
k1, g1 = next(g)
k2, g2 = next(g)
print(k1, list(g1), k2, list(g2), list(g))
print([k for k, _ in it.groupby("AAABBA")], list(it.groupby([])))
print(list(it.product("ab", [1, 2])), list(it.product(range(2), repeat=3)), list(it.product()), list(it.product("ab", "")), list(it.product("a", repeat=0)))
print(list(it.permutations("abc")), list(it.permutations(range(3), 2)), list(it.permutations("ab", 3)), list(it.permutations([])), len(list(it.permutations(range(5)))), list(it.permutations("abcd", 1)))
print(list(it.combinations("abcd", 2)), list(it.combinations("ab", 3)), list(it.combinations("abc", 0)), list(it.combinations(range(4), 3)))
print(list(it.combinations_with_replacement("abc", 2)), list(it.combinations_with_replacement("", 1)), list(it.combinations_with_replacement("ab", 3)), list(it.combinations_with_replacement("", 0)))
t(lambda: it.permutations("a", -1)); t(lambda: it.combinations("a", -1)); t(lambda: it.permutations("a", "x")); t(lambda: it.product("a", repeat=-1)); t(lambda: it.cycle(5)); t(lambda: it.count("x")); t(lambda: list(chain([1], 5))); t(lambda: it.starmap(pow, 5))


def primes():
    numbers = count(2)
    while True:
        p = next(numbers)
        yield p
        numbers = filter(lambda n, p=p: n % p, numbers)


print(list(islice(primes(), 12)))
print(sum(1 for c in it.combinations(range(10), 4)), max(it.product(range(4), repeat=2), key=sum))
