# yield from.
def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    return (x, y)
def outer():
    r = yield from inner()
    print("result", r)
    yield from "ab"
    yield from range(2)
    return "end"
g = outer()
print(next(g), g.send("a"), g.send("b"), list(g))
def tree(t):
    if isinstance(t, list):
        for x in t: yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, 4]], [[5]]])))
def thrower():
    try:
        yield from inner()
    except ValueError as e:
        yield "handled " + str(e)
g = thrower()
print(next(g), g.throw(ValueError("x")))
def f():
    yield from 5
try:
    list(f())
except TypeError as e:
    print(e)
