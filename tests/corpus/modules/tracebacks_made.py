"""Tracebacks that the program makes and changes, and what types say of exceptions of theirs."""

import sys
import types


def told(act):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)


def fail():
    raise ValueError(1)


try:
    fail()
except ValueError as e:
    tb = e.__traceback__

Make = types.TracebackType
told(lambda: Make(None, sys._getframe(), 1, 2).tb_lineno)
told(lambda: Make())
told(lambda: Make(None, 1, 1, 2))
told(lambda: Make(1, tb.tb_frame, 1, 2))
told(lambda: Make(None, tb.tb_frame, "a", 2))
told(lambda: Make(None, tb.tb_frame, 1, "b"))
told(lambda: Make(None, tb.tb_frame, 1, 1 << 40))
told(lambda: Make(tb_next=None, tb_frame=tb.tb_frame, tb_lasti=1, tb_lineno=7).tb_lineno)
made = Make(tb, tb.tb_frame, 3, 4)
told(lambda: (made.tb_next is tb, made.tb_frame is tb.tb_frame, made.tb_lasti, made.tb_lineno))
told(lambda: setattr(tb, "tb_next", made))
told(lambda: setattr(made, "tb_next", made))
told(lambda: setattr(made, "tb_next", 1))
told(lambda: delattr(made, "tb_next"))
told(lambda: setattr(made, "tb_next", None))
told(lambda: made.tb_next)
told(lambda: setattr(made, "tb_next", tb.tb_next))
told(lambda: made.tb_next is tb.tb_next)

class Both(KeyError, ValueError):
    pass


class Said(KeyError):
    def __str__(self):
        return Exception.__str__(self)


class Super(OSError):
    def __str__(self):
        return super().__str__() + "!"


told(lambda: (str(Both("a")), Exception.__str__(Both("a")), KeyError.__str__(Both("a"))))
told(lambda: (str(Said("a")), str(Super(2, "x")), repr(Both("a", 2)), BaseException.__repr__(Both("a"))))
told(lambda: BaseException.__str__(OSError(2, "x")))
told(lambda: OSError.__str__(OSError(2, "x")))
told(lambda: OSError.__str__(ValueError(2, "x")))
told(lambda: ValueError.__str__(KeyError("a")))
told(lambda: Exception.__str__(5))
told(lambda: Exception.__str__(SyntaxError("a", ("f", 1, 2, "t"))))
told(lambda: SyntaxError.__str__(SyntaxError("a", ("f", 1, 2, "t"))))
told(lambda: Exception.__str__(UnicodeDecodeError("a", b"x", 0, 1, "r")))
told(lambda: BaseException.__str__(BaseExceptionGroup("a", [ValueError()])))
told(lambda: BaseExceptionGroup.__str__(ExceptionGroup("a", [ValueError()])))
told(lambda: Exception.__str__(ImportError("a", name="n")))
for kind in (KeyError, OSError, ImportError, SyntaxError, UnicodeEncodeError, NameError, ValueError):
    print(kind.__name__, "__str__" in kind.__dict__)

told(lambda: [float.__getformat__("double"), (1.0).__getformat__("float")])
told(lambda: float.__getformat__("x"))
told(lambda: float.__getformat__(1))


class Number(float):
    pass


told(lambda: Number.__getformat__("double"))


class Back(reversed):
    pass


class Items:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return [10, 20][i]


class Own(Items):
    def __reversed__(self):
        return "own"


for sequence in ([1, 2], (1, 2), "ab", {1: 2}, range(3), Items()):
    told(lambda: (type(Back(sequence)).__name__, list(Back(sequence))))
told(lambda: Back(Own()))
told(lambda: Back([], x=1))


class Initialized(reversed):
    def __init__(self, *args, **keywords):
        print("initialized", len(args), keywords)


told(lambda: type(Initialized([1], z=3)).__name__)
told(lambda: list(Initialized((1, 2), z=3)))


class Spaced(dict):
    def __iter__(self):
        return dict.__iter__(self)

    def keys(self):
        print("keys")
        return dict.keys(self)

    def __getitem__(self, key):
        return "of " + key


class Meta(type):
    @classmethod
    def __prepare__(cls, *args):
        return Spaced()


made = type("made", (), Spaced(z=5, __module__="m"))
told(lambda: (made.z, made.__module__))


class Prepared(metaclass=Meta):
    a = 1


told(lambda: Prepared.a)


class A:
    pass


class B(A):
    pass


told(lambda: setattr(B, "__bases__", (A, A)))
told(lambda: type("X", (A, A), {}))
