"""Functions that get other code: what stays theirs, and what comes with the code."""


def first(a, b=2, *, c=3):
    """The first."""
    return "first", a, b, c


def second(x, y=20, *rest, c=30, **more):
    """The second."""
    local = x
    return "second", local, y, rest, c, more


print(first(1), first.__code__.co_name)
first.__code__ = second.__code__
print(first(1), first(1, 5, 6, c=7, d=8))
print(first.__name__, first.__qualname__, first.__doc__, first.__defaults__, first.__kwdefaults__)
print(first.__code__ is second.__code__, first.__code__.co_varnames, "__code__" in first.__dict__)
first.__name__ = "third"
print(first.__name__, first.__code__.co_name)


def numbers():
    yield from range(3)


def plain():
    return [1]


plain.__code__ = numbers.__code__
print(list(plain()), plain.__name__)
numbers.__code__ = second.__code__
try:
    numbers()
except TypeError as e:
    print(e)


def cells(n):
    def inner():
        return n

    def other():
        return n * 2

    return inner, other


inner, other = cells(21)
inner.__code__ = other.__code__
print(inner(), inner.__closure__[0].cell_contents)
for f, g in ((inner, second), (second, inner)):
    try:
        f.__code__ = g.__code__
    except ValueError as e:
        print(e)
for wrong in (None, 1, second):
    try:
        second.__code__ = wrong
    except TypeError as e:
        print(e)
try:
    del second.__code__
except TypeError as e:
    print(e)


class C:
    def method(self):
        return "old"

    def new(self):
        return "new", type(self).__name__


c = C()
print([c.method() for _ in range(3)])
C.method.__code__ = C.new.__code__
print([c.method() for _ in range(3)])


def lazily(*args, __self=None):
    """Gets its real code at its first call."""
    __self.__code__ = real.__code__
    return __self(*args)


def real(*args, __self=None):
    return sum(args), __self is lazily


lazily.__kwdefaults__["__self"] = lazily
print(lazily(1, 2), lazily(3, 4))


def covered(a=1, *, b=2):
    return a, b


covered.__dict__.update(__defaults__=(8,), __kwdefaults__={"b": 9}, __code__=None)
print(covered.__defaults__, covered.__kwdefaults__, covered.__code__.co_name, covered())
