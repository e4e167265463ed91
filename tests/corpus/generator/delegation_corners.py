# yield from: values, results, other iterables, send and throw through it, close order.
def leaf(name):
    try:
        received = yield f"{name} ready"
        while received is not None:
            received = yield f"{name} got {received}"
        return f"{name} done"
    except ValueError as e:
        yield f"{name} caught {e}"
        return f"{name} recovered"
    finally:
        print(f"[{name} cleans up]")


def middle():
    first = yield from leaf("a")
    print("first:", first)
    second = yield from leaf("b")
    print("second:", second)
    return first, second


def root():
    result = yield from middle()
    yield result
    yield from (i for i in "xy")
    yield from [1, 2]
    yield from {"k": "v"}
    x = yield from ()
    yield x
    return "end"


g = root()
print(next(g))
print(g.send(1))
print(g.send(2))
print(g.send(None))
print(g.throw(ValueError("thrown")))
print(next(g))
for value in g:
    print(value, end=" ")
print()
g = root()
next(g)
g.close()
print("closed", list(g))
g = root()
next(g)
try:
    g.throw(KeyError("through"))
except KeyError as e:
    print("came out", repr(e), g.gi_frame)


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, v):
        return f"send {v}"

    def throw(self, *a):
        return f"throw {a[0]!r}"

    def close(self):
        print("close of the iterator")


def over(iterator):
    try:
        yield from iterator
    except BaseException as e:
        print("saw", repr(e))
        raise


g = over(Iterator())
print(next(g), g.send("v"), g.throw(ValueError("e")))
g.close()
g = over([1, 2])
next(g)
try:
    g.send("no")
except AttributeError as e:
    print(e)
for bad in (5, None, object):
    try:
        list(over(bad))
    except TypeError as e:
        print(e)


def recursive(n):
    if n:
        yield n
        yield from recursive(n - 1)
        yield -n


print(list(recursive(4)), sum(recursive(50)))


def returns(v):
    return v
    yield


def collects():
    out = []
    for v in (1, None, "s"):
        out.append((yield from returns(v)))
    yield out


print(list(collects()))


def ignores():
    while True:
        try:
            yield
        except GeneratorExit:
            yield "still here"


g = ignores()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as e:
    print(e)
