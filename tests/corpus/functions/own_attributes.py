"""The `__dict__` of a function: what the program put there, and nothing that all functions have."""

import functools


def f(a: int):
    "text"


print(f.__dict__, vars(f))
f.__name__, f.__qualname__, f.__doc__, f.__module__ = "g", "q", "x", "m"
f.__type_params__ = ()
print(f.__dict__, f.__annotations__, f.__doc__, f.__module__, repr(f).split(" at ")[0])
f.x = 1
print(f.__dict__, f.x, "x" in dir(f), "__name__" in vars(f))
f.__dict__ = {"y": 2}
print(f.__dict__, f.__name__, f.__annotations__, f.y, hasattr(f, "x"))


@functools.wraps(f)
def wrapped(*args):
    pass


print(list(wrapped.__dict__), wrapped.__name__, wrapped.y)


def generic[T](a: T):
    pass


print(generic.__dict__, generic.__type_params__)
generic.__dict__["__name__"] = "hidden"
generic.__dict__["plain"] = "seen"
print(generic.__name__, generic.__dict__, generic.plain)
del generic.plain
del generic.__annotations__, generic.__doc__, generic.__module__
print(generic.__annotations__, generic.__doc__, generic.__module__, generic.__dict__)
for name, value in (("__name__", 1), ("__type_params__", []), ("__dict__", 3), ("__annotations__", 4), ("__kwdefaults__", 5), ("__closure__", 6)):
    try:
        setattr(generic, name, value)
    except Exception as e:
        print(type(e).__name__, e)
for name in ("missing", "__name__", "__dict__", "__type_params__"):
    try:
        delattr(generic, name)
    except Exception as e:
        print(type(e).__name__, e)
