# Names in comprehensions inside functions, classes and lambdas.
n = "module"
def f(n):
    return [n + i for i in range(3)], {i: n for i in range(2)}
print(f(10))
def g():
    fs = [lambda: (i, k) for i in range(2)]
    k = "late"
    return [h() for h in fs]
print(g())
class C:
    xs = [1, 2, 3]
    doubled = [x * 2 for x in xs]
    try:
        bad = [xs for _ in range(1) for y in xs]
    except NameError as e:
        message = str(e)
print(C.doubled, getattr(C, "message", None), getattr(C, "bad", None) == [[1, 2, 3]] * 3)
def h():
    total = 0
    def add(v):
        nonlocal total
        total += v
        return total
    return [add(v) for v in range(5)], total
print(h())
def outer():
    i = "kept"
    l = [i for i in range(3)]
    return i, l
print(outer())
print([[i for i in range(j)] for j in range(4)], [i for i in [i for i in range(5) if i % 2]])
def k():
    return [(a, b) for a in range(2) for b in [a, a + 10] if b or a]
print(k())
print((lambda z: [z * w for w in range(3)])(4))
def leak():
    [q for q in range(3)]
    try:
        return q
    except NameError as e:
        return str(e)
print(leak())
