# list tuple dict str constructors; sorted; len of everything.
print(list((1, 2)), tuple([1]), dict(a=1), str([1]), list({"k": 1}), list(map(str, range(2))), tuple("ab"), dict([["a", 1]]), list(zip("a", [1])))
l = [1, 2]
print(list(l) is l, tuple((1, 2)), dict({"a": 1}), list(dict(a=1).items()))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted([[2], [1, 9], [1]]), sorted({"b": 1, "a": 2}.items()), sorted(range(3), key=lambda x: -x), sorted([True, 0, 2]), sorted([1.5, 1]))
print(len([]), len((1,)), len("日本"), len({1: 2}), len(range(10)), [0] * 3, [None] * 2)
print(str(1), str(-1.5), str(True), str("x"), repr("x"), repr([1, "a", None, 1.0, (1,), {"k": []}]))
nested = []
for i in range(5): nested = [nested, i]
print(nested)
print([[]] * 2, [[], ()], {"a": {"b": {"c": [1, {"d": ()}]}}})
x = [1, [2, 3]]
y = x[:]
y[1].append(4)
print(x, y, x == y, x is y)
