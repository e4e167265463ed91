"""inspect: frames, tracebacks, what a call binds, what a function uses; contextlib.chdir."""
import contextlib
import inspect
import os
import tempfile


def outer(a, *args, key=1, **more):
    local = a
    return inner(local)


def inner(x):
    frame = inspect.currentframe()
    info = inspect.getframeinfo(frame)
    print(info.function, info.lineno, info.code_context, info.index, os.path.basename(info.filename))
    around = inspect.getframeinfo(frame, 3)
    print(around.code_context, around.index)
    found = inspect.stack()
    print([entry.function for entry in found], found[1].lineno)
    print([entry[3] for entry in inspect.getouterframes(frame.f_back)])
    names, varargs, keywords, values = inspect.getargvalues(frame.f_back)
    print(names, varargs, keywords, values["local"])
    return x


print(outer(5, 6, z=7))
try:
    outer()
except TypeError as e:
    entries = inspect.getinnerframes(e.__traceback__)
    print([(entry.function, entry.code_context) for entry in entries], len(inspect.trace()))
print(sorted(inspect.getcallargs(outer, 1, 2, 3, key=4, w=5).items()), inspect.getcallargs(inner, x=1))
try:
    inspect.getcallargs(inner)
except TypeError:
    print("missing")

there = 1


def user(n):
    def used():
        return n, there, len, nowhere

    return used


found = inspect.getclosurevars(user(9))
print(found.nonlocals, found.globals, list(found.builtins), found.unbound)


def numbers():
    here = 2
    yield here


async def more():
    yield 1


made = numbers()
next(made)
print(inspect.getasyncgenstate(more()))
print(inspect.formatannotation(int), inspect.formatannotation(list[int]))
with tempfile.TemporaryDirectory() as folder:
    before = os.getcwd()
    with contextlib.chdir(folder):
        print(os.path.samefile(os.getcwd(), folder))
    print(os.getcwd() == before)


def annotated(a: int, b: "x" = 1) -> str:
    pass


shown = inspect.signature(annotated)
print(shown.replace(return_annotation=shown.empty), shown.replace(parameters=[]), shown.replace())
print(shown.replace(parameters=[p.replace(annotation=p.empty) for p in shown.parameters.values()]))
