# Every method of list with unusual arguments.
l = [3, 1, 2]
print(l.append(4), l, l.extend("ab"), l, l.insert(0, "first"), l.insert(-1, "before last"), l.insert(100, "end"), l.insert(-100, "start"), l)
print(l.pop(), l.pop(0), l.pop(-2), l, l.index("a"), l.count("a"), l.remove("a"), l, l.reverse(), l, l.copy() is l, l.copy() == l)
for f in (
    lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop(-2), lambda: [1].pop("a"), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1, 2, 1].index(1, 1, 2), lambda: [1].append(), lambda: [1].append(1, 2), lambda: [1].extend(5), lambda: [1].extend(), lambda: [1].insert(1), lambda: [1].insert("a", 1),
    lambda: [1, "a"].sort(), lambda: [1].sort(1), lambda: [1].sort(reverse="x"), lambda: [1].sort(key=5), lambda: [1].sort(foo=1), lambda: [1].copy(1), lambda: [1] + (2,), lambda: [1] * 1.0, lambda: [1] < [None, 2], lambda: [1, None] < [1, 2], lambda: [1] < (1,), lambda: [] - [], lambda: hash([]), lambda: [1]["0"], lambda: [1](0), lambda: [1].x, lambda: list(5), lambda: list(1, 2), lambda: list(x=1),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print([1, 2, 1].index(1, 1), [1, 2, 3, 2].index(2, -2), [0.0, False, 0].count(0), [1, True, 1.0].index(True), [[]].count([]))
print([1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] != [2, 1], [1, 2] <= [1, 2], [[1], 2] < [[1], 3])
a = [1]
a.append(a)
print(a, a[1] is a, len(a), a == a)
a = b = [1]
a += [2]
a = a + [3]
print(a, b)
a = [0]
a *= 3
a += (x for x in "xy")
a += {"k": 1}
print(a, a * -1, [[]] * 2, [None] * 0)
a = [[0] * 2] * 2
a[0][0] = 1
print(a)
l = [5, 3, 9, 1]
print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda v: v % 5), l, l.sort(key=None), l, l.clear(), l)
for v in (a := [1, 2, 3]):
    if v < 10:
        a.append(v * 10)
print(a)
a = [1, 2, 3, 4]
for v in a:
    a.remove(v)
print(a, [*a, *a], list(a) is a)
