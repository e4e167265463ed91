# The module `traceback`: texts of exceptions and their tracebacks.
import os
import sys
import traceback


def clean(text):
    return text.replace(os.path.dirname(os.path.abspath(__file__)), "DIR")


def fail(n):
    if n:
        fail(n - 1)
    raise ValueError("failed\nin two lines")


def show(*parts):
    for part in parts:
        print(clean(part), end="")
    print("--")


try:
    fail(2)
except ValueError as e:
    e.add_note("a note")
    caught = e
    show(traceback.format_exc())
    show(*traceback.format_exception(e))
    show(*traceback.format_exception(type(e), e, e.__traceback__))
    show(*traceback.format_exception(type(e), e, None))
    show(*traceback.format_exception_only(e))
    show(*traceback.format_exception_only(type(e), e))
    show(*traceback.format_tb(e.__traceback__))
    print(len(traceback.format_tb(e.__traceback__)))
    for entry in traceback.extract_tb(e.__traceback__):
        print(os.path.basename(entry.filename), entry.lineno, entry.name, entry.line, entry.colno,
              entry.end_colno)
    traceback.print_exc(file=sys.stdout) if False else None
print(traceback.format_exc(), end="")
try:
    try:
        {}["missing"]
    except KeyError:
        raise TypeError("outer") from OSError(2, "cause")
except TypeError as e:
    show(traceback.format_exc())
    show(traceback.format_exc(chain=False))
    chained = traceback.TracebackException.from_exception(e)
    show(*chained.format())
    show(*chained.format_exception_only())
group = ExceptionGroup("g", [caught, KeyError("k")])
show(*traceback.format_exception(group))
show(*traceback.format_exception_only(group))
show(*traceback.format_exception_only(SyntaxError("bad", ("f.py", 3, 5, "x = = 1\n", 3, 6))))
show(*traceback.format_list([("f.py", 3, "g", "x = 1"), ("h.py", 4, "i", None)]))


class Text:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


out = Text()
try:
    fail(0)
except ValueError:
    traceback.print_exc(file=out)
    traceback.print_exception(sys.exception(), file=out)
    traceback.print_tb(sys.exception().__traceback__, file=out)
show("".join(out.parts))


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as e:
    lines = traceback.format_exc().splitlines()
    print(len(lines), [line for line in lines if "repeated" in line][0].split("repeated")[0])
