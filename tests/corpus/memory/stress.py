# Values stay intact while everything around them is collected.
def build(depth):
    if depth == 0: return ("leaf", [depth], {"d": str(depth)}, 1.5, depth * 10 ** 6)
    return [build(depth - 1), str(depth) + "x", {depth: build(depth - 1)}]
def check(x):
    if isinstance(x, tuple): return 1 if x == ("leaf", [0], {"d": "0"}, 1.5, 0) else -10000
    return check(x[0]) + sum([check(v) for v in x[2].values()])
t = build(5)
print(check(t), t[1])
def closure(n):
    data = [str(i) for i in range(n)]
    def get(i): return data[i] + "-" + str(n)
    return get
gs = [closure(n) for n in range(1, 15)]
print([g(0) for g in gs], gs[-1](10))
def many(a, b=("d",), *rest, k={"k": 1}, **kw):
    x = [a, b, rest, k, kw]
    return [x, [str(y) for y in x]]
print(many("a" + str(1), "b" * 3, "c" + "d", z="e" + str(2)))
print(sorted([str(i * 7919 % 100) for i in range(30)], key=lambda s: s + "k"))
print("".join([chr(97 + i % 26) for i in range(60)]), {str(i): [i] for i in range(10)})
try:
    raise ValueError("message " + str(5), ["payload"])
except ValueError as e:
    junk = [[i] for i in range(100)]
    print(e.args)
