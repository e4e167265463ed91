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
    for i in range(60000): x += i
    for i in range(180000): x += i
    x = 0
    for i in range(120000): x += i


def loops():
    for a in range(2):
        x = 0
        for i in range(25000): x += i
        for b in range(3):
            spin(25000)
            x = 0
            for i in range(20000): x += i
    n = 3
    while n:
        spin(15000)
        n -= 1
    else:
        spin(30000)


def comprehensions():
    first = [
        spin(40000)
        for _ in range(3)
        if spin(16000)
    ]
    second = {
        spin(32000):
        spin(56000)
        for _ in range(2)
    }
    return first, second


def handlers(fails):
    try:
        spin(40000)
        if fails:
            raise ValueError(spin(20000))
        spin(15000)
    except ValueError:
        spin(60000)
    else:
        spin(30000)
    finally:
        spin(45000)


def through():
    handlers(True)
    handlers(False)
    try:
        fails_deep(3)
    except KeyError as error:
        spin(25000)


def fails_deep(n):
    if n == 0:
        raise KeyError(spin(25000))
    try:
        fails_deep(n - 1)
    finally:
        spin(15000)


def generator():
    spin(48000)
    yield spin(72000)
    x = 0
    for i in range(64000): x += i
    try:
        yield x
    finally:
        spin(40000)


def delegating():
    yield from generator()
    spin(32000)
    yield


def generators():
    for _ in delegating():
        spin(24000)
    return sum(spin(n)
               for n
               in (32000, 48000)
               if n)


class Manager:
    def __enter__(self):
        spin(42000)

    def __exit__(self, *about):
        spin(54000)
        return True


def managed():
    with Manager():
        spin(72000)
        raise KeyError
    with Manager() as a, \
            Manager() as b:
        spin(30000)


def add(a, b, third):
    spin(40000)
    return a + b + third


def many_lines():
    return add(
        spin(32000),
        spin(64000),
        third=spin(
            96000
        ),
    ) + (
        spin(48000)
        + spin(24000)
    ) * [
        0,
        spin(72000),
    ][1]


def decorate(function):
    spin(32000)

    def wrapper(*args):
        spin(48000)
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

    once(72000)
    twice(24000)


def lambdas():
    both = lambda n: (
        spin(n)
        + spin(2 * n)
    )
    both(45000)
    sorted([3, 1, 2],
           key=lambda n: spin(n * 20000))
    return list(map(lambda n: spin(n), [40000,
                                        75000]))


def class_bodies():
    class Body:
        a = spin(60000)
        b = spin(120000)
        c = [spin(24000) for _ in range(3)]

        def method(self):
            spin(48000)
            return self.other

        @property
        def other(self):
            return spin(84000)

    Body().method()


def down(n):
    if n == 0:
        return spin(144000)
    down(n - 1)
    spin(48000)


def straight(n):
    for _ in range(n):
        a = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        b = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        c = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        d = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        e = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n
        f = n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n + n


def one_round(turn):
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
    straight(8000 + turn * 387 % 1000)


for turn in range(int(sys.argv[1])):
    one_round(turn)
