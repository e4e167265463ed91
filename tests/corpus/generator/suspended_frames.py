# Frames of generators, coroutines and asynchronous generators that wait, and of calls that ended.
import sys
import types


def first(frame):
    return frame.f_code.co_firstlineno


def show(frame):
    print(frame.f_code.co_name, dict(frame.f_locals), frame.f_lineno - first(frame), frame.f_back)


def gen(a, b=2):
    c = a + b
    yield c
    d = [c]
    yield d


g = gen(1)
frame = g.gi_frame
show(frame)
next(g)
show(frame)
show(g.gi_frame)
next(g)
show(frame)
list(g)
print(g.gi_frame)


@types.coroutine
def waiting(x):
    y = yield x


async def coroutine(x):
    y = x * 2
    await waiting(y)
    z = 3
    return z


c = coroutine(5)
show(c.cr_frame)
c.send(None)
show(c.cr_frame)
show(c.cr_await.gi_frame)
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value, c.cr_frame)


async def asynchronous(n):
    for i in range(n):
        yield i


a = asynchronous(3)
show(a.ag_frame)
for _ in range(2):
    try:
        a.asend(None).send(None)
    except StopIteration as stop:
        print(stop.value)
    show(a.ag_frame)


def closure(a):
    b = 2

    def inner():
        yield a + b
        yield c
    c = 3
    return inner()


q = closure(1)
next(q)
print(sorted(q.gi_frame.f_locals.items()))
e = (z * z for z in range(3))
next(e)
print({k: v for k, v in e.gi_frame.f_locals.items() if k != ".0"})


def outer():
    v = 1
    yield from inner()


def inner():
    w = 7
    print([f"{f.f_code.co_name}" for f in backs(sys._getframe())])
    yield w


def backs(frame):
    while frame is not None:
        yield frame
        frame = frame.f_back


d = outer()
next(d)
show(d.gi_frame)
show(d.gi_yieldfrom.gi_frame)


def running():
    v = 1
    frame = holder[0].gi_frame
    print(sorted(frame.f_locals), frame.f_lineno - first(frame), frame.f_back.f_code.co_name)
    print(repr(frame).partition(", file")[2].rpartition("/")[2].partition(", ")[2])
    frame = None
    yield 1


def run():
    holder[0] = running()
    for _ in holder[0]:
        show(holder[0].gi_frame)


holder = [None]
run()


# Calls.
def here():
    frame = sys._getframe()
    print(frame is sys._getframe(), frame.f_back is sys._getframe(1))

    def deeper():
        return sys._getframe(1), sys._getframe(2)
    print(deeper()[0] is frame, deeper()[1] is frame.f_back)
    late = 5
    return frame


ended, again = here(), here()
print(ended is again, ended.f_locals["late"], sorted(ended.f_locals), ended.f_back is sys._getframe())
print(ended.f_lineno - first(ended))


def recursive(n, seen):
    seen.append(sys._getframe())
    if n:
        recursive(n - 1, seen)
    return seen


seen = recursive(4, [])
print(len(set(map(id, seen))), all(b.f_back is a for a, b in zip(seen, seen[1:])))
print([frame.f_locals["n"] for frame in seen])


def failing(seen):
    seen.append(sys._getframe())
    raise ValueError


def calling(seen):
    try:
        failing(seen)
    except ValueError:
        pass
    seen.append(sys._getframe())


seen = []
for _ in range(3):
    calling(seen)
print(len(set(map(id, seen))), [frame.f_code.co_name for frame in seen])
print([frame.f_back is not None for frame in seen[1::2]], seen[1].f_locals["seen"] is seen)


class Made:
    def __init__(self):
        self.frame = sys._getframe()
        self.value = 3


made = Made()
print(made.frame.f_locals["self"] is made, made.frame.f_back is sys._getframe())


def in_class():
    class Body:
        x = 1
        frame = sys._getframe()
        y = frame.f_back
    return Body, sys._getframe()


body, frame = in_class()
print(body.y is frame, body.frame.f_locals["x"], body.frame is body.frame)
