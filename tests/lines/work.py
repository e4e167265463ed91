"""A program whose work per line is known.

All work is in loops of one form, `for i in range(N): x += i` on a line of its own, whose iterations
cost the same wherever they run. `record.py` counts them by call stack. Only `straight` has work of
another form: the same on each line of its loop.

usage: work.py ROUNDS
"""

import sys


def spin(n):
    x = 0
    for i in range(n): x += i
    return x


def in_line():
    x = 0
    for i in range(10000): x += i
    for i in range(30000): x += i
    x = 0
    for i in range(20000): x += i


def loops():
    for a in range(2):
        x = 0
        for i in range(5000): x += i
        for b in range(3):
            spin(5000)
            x = 0
            for i in range(4000): x += i
    n = 3
    while n:
        spin(3000)
        n -= 1
    else:
        spin(6000)


def comprehensions():
    first = [
        spin(5000)
        for _ in range(3)
        if spin(2000)
    ]
    second = {
        spin(4000):
        spin(7000)
        for _ in range(2)
    }
    return first, second


def handlers(fails):
    try:
        spin(8000)
        if fails:
            raise ValueError(spin(4000))
        spin(3000)
    except ValueError:
        spin(12000)
    else:
        spin(6000)
    finally:
        spin(9000)


def through():
    handlers(True)
    handlers(False)
    try:
        fails_deep(3)
    except KeyError as error:
        spin(5000)


def fails_deep(n):
    if n == 0:
        raise KeyError(spin(5000))
    try:
        fails_deep(n - 1)
    finally:
        spin(3000)


def generator():
    spin(6000)
    yield spin(9000)
    x = 0
    for i in range(8000): x += i
    try:
        yield x
    finally:
        spin(5000)


def delegating():
    yield from generator()
    spin(4000)
    yield


def generators():
    for _ in delegating():
        spin(3000)
    return sum(spin(n)
               for n
               in (4000, 6000)
               if n)


class Manager:
    def __enter__(self):
        spin(7000)

    def __exit__(self, *about):
        spin(9000)
        return True


def managed():
    with Manager():
        spin(12000)
        raise KeyError
    with Manager() as a, \
            Manager() as b:
        spin(5000)


def add(a, b, third):
    spin(5000)
    return a + b + third


def many_lines():
    return add(
        spin(4000),
        spin(8000),
        third=spin(
            12000
        ),
    ) + (
        spin(6000)
        + spin(3000)
    ) * [
        0,
        spin(9000),
    ][1]


def decorate(function):
    spin(4000)

    def wrapper(*args):
        spin(6000)
        return function(*args)

    return wrapper


def decorators():
    @decorate
    def once(n):
        return spin(n)

    @decorate
    @decorate
    def twice(n):
        spin(n)
        return spin(2 * n)

    once(9000)
    twice(3000)


def lambdas():
    both = lambda n: (
        spin(n)
        + spin(2 * n)
    )
    both(18000)
    sorted([3, 1, 2],
           key=lambda n: spin(n * 8000))
    return list(map(lambda n: spin(n), [16000,
                                        30000]))


def class_bodies():
    class Body:
        a = spin(20000)
        b = spin(40000)
        c = [spin(8000) for _ in range(3)]

        def method(self):
            spin(16000)
            return self.other

        @property
        def other(self):
            return spin(28000)

    Body().method()


def down(n):
    if n == 0:
        return spin(9000)
    down(n - 1)
    spin(3000)


def straight(n):
    for _ in range(n):
        a = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        b = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        c = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        d = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        e = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        f = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n


def one_round():
    in_line()
    loops()
    comprehensions()
    through()
    generators()
    managed()
    many_lines()
    decorators()
    lambdas()
    class_bodies()
    down(4)
    straight(2000)


for _ in range(int(sys.argv[1])):
    one_round()
