# List and dict comprehensions.
print([x for x in range(5)], [x * x for x in range(10) if x % 2], [x for x in "abc" if x != "b"], [])
print([(x, y) for x in range(3) for y in range(x)], [x + y for x in "ab" for y in "cd"], [y for x in [[1, 2], [3]] for y in x])
print([[j * i for j in range(3)] for i in range(3)], [x for x in range(20) if x % 2 if x % 3], [a if a > 1 else -a for a in range(4)])
print({x: x * x for x in range(4)}, {k: v for k, v in zip("ab", (1, 2))}, {v: k for k, v in {"a": 1}.items()}, {x % 3: x for x in range(10)}, {})
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", "de"]], [x for x in [3, 1, 2]][0], sum([x for x in range(101)]))
print([lambda: i for i in range(3)][0](), [f() for f in [lambda i=i: i for i in range(3)]])
x = "outer"
print([x for x in range(3)], x)
try:
    [undefined for _ in range(1)]
except NameError as e:
    print(e)
try:
    [y for _ in range(1)], [y for y in range(2)]
except NameError as e:
    print(e)
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [len(w) for w in "the quick fox".split()], [*(i for i in range(2)), *[9]])
