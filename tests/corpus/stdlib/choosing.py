"""Choosing from pools: every number of things of every number of others, slices that leave the rest."""

from itertools import *
for n in range(6):
    for r in range(6):
        print(n, r, list(permutations(range(n), r)) [:30], len(list(permutations(range(n), r))), list(combinations('abcdef'[:n], r)))
    print(list(permutations(range(n)))[-3:])
print(list(product()), list(product('ab', repeat=0)), list(product('ab')), list(product('ab', 'cd', 'ef')), list(product('ab', '', 'c')), list(product('ab', repeat=2)), len(list(product(range(3), repeat=5))))
print(list(zip_longest('abc', 'd', fillvalue=1)), list(zip_longest()), list(zip_longest('', '')), list(zip_longest('', 'ab')), list(zip_longest('ab', 'c', 'def')), list(zip_longest('a')))
for a in [(3,), (2, 5), (1, 8, 3), (2, None), (0, None, 4), (5, 2), (0,), (3, 100), (0, 6, 2)]:
    it = iter(range(12)); print(a, list(islice(it, *a)), list(it))
it = iter(range(10)); s = islice(it, 2, 6); print(next(s), next(it), list(s), list(it))
