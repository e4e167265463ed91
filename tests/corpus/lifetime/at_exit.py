# At the end of the program: atexit, finalizers, then __del__ of all that is left.
import atexit
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, helper())


def helper():
    return len(str(first.name))


def left():
    try:
        yield 1
    finally:
        print("left generator")


@atexit.register
def last():
    print("registered first")


atexit.register(print, "registered", "second", sep=" -- ")
atexit.register(lambda x: print("undone", x), 1)
gone = atexit.register(print, "unregistered")
atexit.unregister(print)
atexit.register(print, "again")
first = Noisy("first")
g = left()
next(g)
first.me = first
weakref.finalize(first, print, "finalize first")
f = weakref.finalize(helper, print, "finalize helper")
quiet = weakref.finalize(helper, print, "never")
quiet.atexit = False
print(f.alive, quiet.atexit)
print("end of program")
