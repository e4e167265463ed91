# Generators: next, send, throw, close, return values.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
print(list(count(4)), sum(count(5)), [x * 2 for x in count(3)], tuple(count(0)))
g = count(2)
print(next(g), next(g), next(g, "end"), next(g, "still"))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
out = []
for x in fib():
    if x > 50: break
    out.append(x)
print(out)
def echo():
    received = None
    while True:
        received = yield received
e = echo()
print(next(e), e.send(1), e.send("two"), e.send(None))
e.close()
print(next(e, "closed"))
def returning():
    yield 1
    return "value"
g = returning()
next(g)
try:
    next(g)
except StopIteration as s:
    print(s.value)
def guarded():
    try:
        yield 1
        yield 2
    except ValueError as e:
        yield "caught " + str(e)
    finally:
        print("finally")
g = guarded()
print(next(g), g.throw(ValueError("v")), next(g, "done"))
g = guarded()
next(g)
g.close()
g = guarded()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("passed through", e)
g = count(1)
try:
    g.send(5)
except TypeError as e:
    print(e)
