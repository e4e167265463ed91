# Frames of tracebacks and generators: the same object at each request, with the variables that a
# call had when an exception ended it.

import sys


def frames(error):
    entry = error.__traceback__
    while entry:
        yield entry.tb_frame
        entry = entry.tb_next


def inner(a, *rest, key=None):
    local = a * 2
    del a
    raise ValueError(local)


def outer(n):
    cell = [n]

    def closure():
        return cell, inner(n, 5, key=cell)

    return closure()


def names(error):
    return [(frame.f_code.co_name, sorted(frame.f_locals)) for frame in frames(error)][1:]


try:
    outer(3)
except ValueError as e:
    kept = e
    print(names(e))
    first = e.__traceback__
    print(first.tb_frame is first.tb_frame, first.tb_frame is sys._getframe())
    last = list(frames(e))[-1]
    print(last is list(frames(e))[-1], dict(last.f_locals), last.f_lineno, last.f_back.f_code.co_name)
    back = []
    frame = last
    while frame:
        back.append(frame.f_code.co_name)
        frame = frame.f_back
    print(back)
    print([a.f_back is b for a, b in zip(list(frames(e))[1:], frames(e))])
print(names(kept), dict(list(frames(kept))[2].f_locals))


# Caught and raised again, by itself, by another, in a `finally`.
def again(x):
    try:
        outer(x)
    except ValueError:
        y = 1
        raise


def other(x):
    try:
        outer(x)
    except ValueError as e:
        raise KeyError(x) from e


def at_last(x):
    try:
        outer(x)
    finally:
        z = x


for f in (again, other, at_last):
    try:
        f(4)
    except Exception as e:
        print(f.__name__, names(e))
        print([dict(frame.f_locals) for frame in frames(e)][1].keys())
        if e.__cause__:
            print(names(e.__cause__))


# Seen while it ran, and afterwards.
def seen(x):
    global shown
    shown = sys._getframe()
    y = x
    raise KeyError(y)


try:
    seen(1)
except KeyError as e:
    print(e.__traceback__.tb_next.tb_frame is shown, dict(shown.f_locals), shown.f_back is sys._getframe())


# Cleared.
def clear(frame):
    try:
        frame.clear()
    except RuntimeError as e:
        return str(e)


try:
    outer(3)
except ValueError as e:
    print([clear(frame) for frame in frames(e)], [dict(frame.f_locals) for frame in list(frames(e))[1:]])
print(clear(sys._getframe()))


# Generators.
def generator(a):
    b = a
    try:
        c = yield sys._getframe()
    except KeyError as e:
        yield e
    raise ValueError(a)


g = generator(1)
frame = g.gi_frame
print(frame is g.gi_frame, dict(frame.f_locals), frame.f_lineno - generator.__code__.co_firstlineno)
print(next(g) is frame, dict(g.gi_frame.f_locals), frame.f_back, frame.f_lineno - generator.__code__.co_firstlineno)
print(clear(frame))
caught = g.throw(KeyError("k"))
print(caught.__traceback__.tb_frame is frame, caught.__traceback__.tb_next)
try:
    next(g)
except ValueError as e:
    print(e.__traceback__.tb_next.tb_frame is frame, sorted(frame.f_locals), g.gi_frame)
    print(frame.f_back is sys._getframe())
fresh = generator(2)
print(fresh.gi_frame.clear(), fresh.gi_frame, list(fresh))


async def coroutine(x):
    return x


async def asynchronous():
    yield 1


c, a = coroutine(5), asynchronous()
print(c.cr_frame is c.cr_frame, dict(c.cr_frame.f_locals), a.ag_frame is a.ag_frame)
c.close()
print(c.cr_frame)


def delegating(n):
    if n:
        m = n
        yield from delegating(n - 1)
    yield 0
    raise IndexError(n)


g = delegating(3)
next(g)
try:
    next(g)
except IndexError as e:
    print([(f.f_code.co_name, dict(f.f_locals)) for f in frames(e)][1:])


# Deep, in a comprehension, in a class body, with many variables.
def deep(n):
    return deep(n - 1) if n else 1 / n


try:
    deep(50)
except ZeroDivisionError as e:
    print([frame.f_locals["n"] for frame in list(frames(e))[1:]] == list(range(50, -1, -1)))

lines = "\n".join(f" v{i} = {i}" for i in range(300))
namespace = {}
exec(f"def many(p):\n{lines}\n raise OSError(p)", namespace)
try:
    namespace["many"](9)
except OSError as e:
    held = list(frames(e))[-1].f_locals
    print(len(held), held["p"], held["v0"], held["v299"])

try:

    class Body:
        attribute = 1
        raise LookupError
except LookupError as e:
    print(list(frames(e))[1].f_locals["attribute"])


def comprehension(items):
    return [1 // item for item in items]


try:
    comprehension([1, 0])
except ZeroDivisionError as e:
    print(sorted(list(frames(e))[1].f_locals))


def caught_inside(x):
    try:
        raise ValueError(x)
    except ValueError as e:
        held = e.__traceback__.tb_frame
        print(held is sys._getframe(), held.f_locals["x"], held.f_back is sys._getframe(1))
        return e


error = caught_inside(6)
print(error.__traceback__.tb_frame.f_locals["x"], error.__traceback__.tb_frame.f_back is sys._getframe())
