# Sets. Output is sorted: the order of a set is not defined.
s = {3, 1, 2, 1}
print(sorted(s), len(s), 1 in s, 9 in s, set(), sorted(set("hello")), {1}, {1} == {1.0}, {True, 1})
s.add(5); s.add(1); s.discard(3); s.discard(99); s.remove(2)
print(sorted(s))
try:
    s.remove(99)
except KeyError as e:
    print(e)
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= b, {2} < a, a >= {1}, a.isdisjoint({9}), a == {3, 2, 1})
print(sorted(a.union([9], (8,))), sorted(a.intersection([1])), sorted(a.difference([1])), sorted(a.symmetric_difference([1, 7])), a.issubset(range(5)), a.issuperset([1]))
a |= {10}; a &= {1, 10}; a -= {1}; a.update([5, 6]); a ^= {5}
print(sorted(a), a.pop() in (10, 6), len(a))
print(sorted({x % 3 for x in range(10)}), frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset(): 1}, bool(set()), sorted({*"ab", *"bc"}))
for f in (lambda: {[]}, lambda: hash({1}), lambda: {1} + {2}, lambda: {1}[0], lambda: {1} | [2], lambda: set(5), lambda: set().pop()):
    try:
        f()
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
try:
    for x in b: b.add(x + 100)
except RuntimeError as e:
    print(e)
