# What __del__ raises goes to sys.unraisablehook, and the program goes on.
import gc
import sys

seen = []


def hook(details):
    seen.append((details.exc_type.__name__, str(details.exc_value)))
    print(
        details.exc_type.__name__,
        details.exc_value,
        details.err_msg,
        getattr(details.object, "__qualname__", type(details.object).__name__),
    )


sys.unraisablehook = hook


class Broken:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        raise self.error


for error in (ValueError("bad"), KeyError("key"), RuntimeError(), OSError(2, "no")):
    Broken(error)
    gc.collect()


def inside():
    try:
        raise LookupError("outer")
    except LookupError:
        Broken(ValueError("while handling"))
        gc.collect()
        print("handled:", repr(sys.exception()))


inside()
print(repr(sys.exception()))


class Nested:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError:
            print("caught inside")


Nested()
gc.collect()


class NotCallable:
    __del__ = None


NotCallable()
gc.collect()


class Wrong:
    def __del__(self, more):
        pass


Wrong()
gc.collect()


class Exits:
    def __del__(self):
        raise SystemExit(3)


Exits()
gc.collect()


def left():
    try:
        yield 1
    finally:
        raise ArithmeticError("in finally")


for _ in left():
    break
del _
gc.collect()


def stubborn():
    try:
        yield 1
    finally:
        yield 2


for _ in stubborn():
    break
gc.collect()
print(len(seen))
print(sys.unraisablehook is hook, sys.__unraisablehook__ is hook)
