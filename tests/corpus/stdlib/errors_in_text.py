# What tracebacks say of notes, of syntax errors and of misspelled names.
import sys
import traceback


def report(e, *lines):
    print("".join(traceback.format_exception_only(e)), end="")


class BadThing:
    def __str__(self):
        return "bad str"

    def __repr__(self):
        return "bad repr"


class Unprintable:
    def __repr__(self):
        raise ValueError("bad value")


for notes in (BadThing(), Unprintable(), [BadThing(), "Final Note"], [Unprintable(), "Final Note"],
              "a str", b"bytes", 42, (), ("x", 3), None, ["two\nlines"]):
    e = ValueError(123)
    e.__notes__ = notes
    report(e)


class NoNotes(Exception):
    def __getattr__(self, name):
        raise ValueError("no " + name)


report(NoNotes())


class Odd(Exception):
    pass


Odd.__module__ = 42
report(Odd("x"))

e = SyntaxError("bad syntax")
report(e)
e.lineno = 100
report(e)
e = SyntaxError("bad syntax")
e.filename = "myfile.py"
report(e)
e.lineno = 100
report(e)
report(SyntaxError())
for offset in range(-3, 9):
    for end in (0, -1, 3, 5, 9):
        report(SyntaxError("msg", ("file.py", 1, offset, "text1", 1, end)))
report(SyntaxError("msg", ("file.py", 2, 3, "  a\tb\n", 2, 6)))
report(SyntaxError("msg", ("file.py", 2, 3, "  a b\n", 3, 6)))
report(SyntaxError("msg", ("file.py", 2, 3, None, 2, 6)))
report(SyntaxError("msg", ("file.py", 2, None, " x\n", 2, 6)))


def caught(f):
    try:
        f()
    except Exception as e:
        text = "".join(traceback.format_exception(e)).splitlines()[-1]
        print(text.partition(" (")[0], text.partition("). ")[2])


class A:
    blech = None
    _private = 1


def attribute(name, obj):
    raise AttributeError(name=name, obj=obj)


caught(lambda: A().bluch)
caught(lambda: attribute("bluch", A()))
caught(lambda: attribute("private", A()))
caught(lambda: attribute("_privat", A()))
caught(lambda: attribute(3, A()))


def wrong_import():
    from traceback import format_excc


def wrong_name():
    number = 3
    return nummber


caught(wrong_import)
caught(wrong_name)
caught(lambda: reportt)
caught(lambda: colorsys)
caught(lambda: _io)
caught(lambda: sys.exitt)

e = None
for i in range(2000):
    old, e = e, ValueError(i)
    e.__cause__ = old
print(len(list(traceback.TracebackException.from_exception(e).format())))
e = ValueError("innermost")
for i in range(100):
    e = ExceptionGroup("group", [e])
print("".join(traceback.format_exception(e)).count("group"))
print(repr(traceback.format_exception.__defaults__ or ()))
import inspect
print(inspect.signature(traceback.format_exception))


def outer():
    return inner()


def inner():
    found = traceback.StackSummary.extract(traceback.walk_stack(None), limit=2)
    return [entry.name for entry in found]


print(outer())
sys.tracebacklimit = 2


def deep(n):
    return traceback.extract_stack() if n == 0 else deep(n - 1)


print([entry.name for entry in deep(3)], len(traceback.extract_stack(limit=1)))
del sys.tracebacklimit
