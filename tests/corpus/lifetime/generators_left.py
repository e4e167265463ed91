# A generator that is left by break is closed when it is collected.
import gc
from contextlib import contextmanager


def numbers(name):
    try:
        for i in range(5):
            yield i
    except GeneratorExit:
        print(name, "exit")
        raise
    finally:
        print(name, "finally")


def first(name):
    for n in numbers(name):
        return n


n = first("a")
gc.collect()
print(n)
for n in numbers("b"):
    if n == 2:
        break
gc.collect()
print("after b")

g = numbers("never started")
del g
gc.collect()

g = numbers("done")
print(list(g))
del g
gc.collect()

g = numbers("kept")
next(g)
gc.collect()
print(next(g))
g.close()
del g
gc.collect()


def outer(name):
    try:
        yield from numbers(name)
    finally:
        print(name, "outer finally")


for n in outer("c"):
    break
gc.collect()


@contextmanager
def managed(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


def with_inside():
    with managed("resource") as r:
        yield r
        yield "more"


for r in with_inside():
    break
gc.collect()


def catching():
    while True:
        try:
            yield
        except GeneratorExit:
            print("returns")
            return
        except ValueError:
            print("value error")


g = catching()
next(g)
g.throw(ValueError)
del g
gc.collect()


def in_cycle(box):
    try:
        yield 1
    finally:
        print("cycle", len(box))


def cycle():
    box = []
    g = in_cycle(box)
    box.append(g)
    next(g)


cycle()
gc.collect()
for _ in zip([1], numbers("zip"), strict=False):
    pass
gc.collect()
it = iter(map(str, numbers("map")))
print(next(it))
it = None
gc.collect()
