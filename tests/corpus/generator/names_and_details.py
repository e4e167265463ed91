"""Generators' own names, and the old ways of throw()."""
import warnings


def count():
    n = 1
    while True:
        n += yield n


async def waits():
    pass


async def gives():
    yield 1


g = count()
print(g.__name__, g.__qualname__, next(g))
g.__name__ = "renamed"
print(g.__name__, g.__qualname__, g.send(2), count.__name__, repr(g).split(" at ")[0])
g.__qualname__ = "Outer.renamed"
print(g.__name__, g.__qualname__, g.send(3), g.gi_code is count.__code__, repr(g).split(" at ")[0])
for value in (1, None, b"x"):
    for name in ("__name__", "__qualname__"):
        try:
            setattr(g, name, value)
        except TypeError as e:
            print(e)
c = waits()
c.__name__ = "other"
print(c.__name__, c.__qualname__, repr(c).split(" at ")[0])
c.close()
a = gives()
a.__qualname__ = "somewhere"
print(a.__name__, a.__qualname__, repr(a).split(" at ")[0])


def outer():
    x = 5
    def inner():
        yield x
        yield x + 1
    return inner()


i = outer()
next(i)
i.__name__ = "kept"
print(next(i), i.__name__, i.__qualname__)


def catching():
    while True:
        try:
            yield
        except Exception as e:
            print("caught", repr(e), e.__traceback__ is not None)


k = catching()
next(k)
with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    k.throw(ValueError("alone"))
    k.throw(ValueError)
    k.throw(ValueError, "text")
    k.throw(ValueError, ValueError("given"))
    k.throw(ValueError, (1, 2), None)
    k.throw(ValueError("with none"), None)
    try:
        gives().athrow(ValueError, "x").send(None)
    except ValueError as e:
        print(repr(e))
for w in found:
    print(w.category.__name__, w.message, w.lineno)


class Wrong(Exception):
    def __new__(cls, *args):
        return 1


class Raises(Exception):
    def __init__(self, *args):
        raise KeyError("made")


k.throw(Wrong)
k.throw(Raises)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        k.throw(ValueError, "text")
    except DeprecationWarning as e:
        print("refused", e)
next(k)
