# sys._getframe, tb_frame and gi_frame: where calls stand.
import sys


def inner():
    frame = sys._getframe()
    local = "a local"
    print(frame.f_code.co_name, frame.f_lineno - inner.__code__.co_firstlineno)
    print(sorted(frame.f_locals), frame.f_locals["local"])
    print(frame.f_globals is globals(), frame.f_globals["__name__"])
    outer_frame = frame.f_back
    print(outer_frame.f_code.co_name, outer_frame.f_locals["x"])
    print(outer_frame.f_lineno - outer.__code__.co_firstlineno)
    names = []
    while frame is not None:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    print(names)
    return sys._getframe(1)


def outer(x):
    y = x + 1
    frame = inner()
    print(frame.f_code is outer.__code__, frame.f_locals["y"])
    return frame


outer(41)
print(sys._getframe().f_code.co_name, sys._getframe().f_back)
print(sys._getframe().f_locals is globals(), sys._getframe(0).f_lineno)
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
try:
    sys._getframe("x")
except TypeError as e:
    print(type(e).__name__)


class C:
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name)
    del frame

    def method(self):
        return sys._getframe().f_code.co_qualname, [*map(self.deeper, [1])]

    def deeper(self, n):
        return sys._getframe().f_back.f_code.co_name


print(C().method())


def fails(n):
    if n == 0:
        raise ValueError("at the bottom")
    fails(n - 1)


try:
    fails(2)
except ValueError as e:
    tb = e.__traceback__
    while tb is not None:
        frame = tb.tb_frame
        print(frame.f_code.co_name, tb.tb_lineno, frame.f_globals is globals(), type(frame).__name__)
        tb = tb.tb_next


def gen():
    yield sys._getframe().f_code.co_name
    yield [f() for f in (lambda: sys._getframe().f_back.f_code.co_name,)]


g = gen()
print(next(g), next(g), g.gi_frame.f_code.co_name)


def caller_name():
    return sys._getframe(1).f_code.co_name


def some_function():
    return caller_name()


print(some_function(), sorted([2, 1], key=lambda v: (v, caller_name())), caller_name())
