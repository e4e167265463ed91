# Operators and methods of sets and frozensets; results in order of size or sorted.
def show(s):
    print(type(s).__name__, sorted(s, key=str), len(s))


a, b = {1, 2, 3, 4}, frozenset({3, 4, 5})
for s in (a | b, b | a, a & b, b & a, a - b, b - a, a ^ b, b ^ a, a.union(b, [9], "x"), a.intersection([1, 2, 99], range(3)), a.difference([1], {2}), a.symmetric_difference([1, 100]), b.union(), b.intersection(), a.copy(), b.copy(), set("hello"), frozenset([1, 1]), {*a, *b}):
    show(s)
print(a <= b, a < a, a <= a, {1} < a, a > {1, 2}, a >= b, a == b, {3, 4, 5} == b, b == {5, 4, 3}, a != b, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7]), set() <= set(), {1} == {True}, {1} == {1.0})
for f in (
    lambda: a | [1], lambda: a & "x", lambda: [1] - a, lambda: a < [1], lambda: a + b, lambda: {[]}, lambda: {1} | 5, lambda: set(5), lambda: set(1, 2), lambda: a.union(5), lambda: hash(a), lambda: a[0], lambda: {{1}}, lambda: a.remove(99), lambda: set().pop(), lambda: a.add([]), lambda: a.add(), lambda: a.discard([]), lambda: [] in a, lambda: b.add(1), lambda: frozenset(5), lambda: a.symmetric_difference([1], [2]), lambda: -a, lambda: a.remove({99}),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print({frozenset({1}): "k"}[frozenset([1])], hash(frozenset({1, 2})) == hash(frozenset({2, 1})))
c = set(a)
for change in (lambda: c.add(5), lambda: c.discard(77), lambda: c.remove(1), lambda: c.update([8], {9}), lambda: c.intersection_update(range(9)), lambda: c.difference_update([2]), lambda: c.symmetric_difference_update([3, 30]), lambda: c.clear()):
    print(change(), end=" ")
    show(c)
c |= {1, 2}
c &= {2, 3}
c ^= {7}
c -= {2}
show(c)
d = b
d |= {1}
print(d is b, sorted(d), sorted(b), repr(set()), repr(frozenset()), repr({1}), repr(frozenset({1})), bool(set()), bool({0}))
try:
    c |= [1]
except TypeError as e:
    print(e)
s = {1, 2, 3}
try:
    for v in s:
        s.add(v + 10)
except RuntimeError as e:
    print(e)
print(sum(s) > 6, max({3, 9, 2}), sorted({"b", "a"}), len({1, 1.0, True}), {0} == {False}, sorted(map(str, {1, 2})), [x for x in {5}], {x % 3 for x in range(9)} == {0, 1, 2})
