"""Operators as functions: those that are not the machine's."""

import _operator
import builtins

# The module whose functions these are.
__name__ = "_operator"

__all__ = ["abs", "call", "concat", "countOf", "iconcat", "index", "indexOf", "length_hint"]

_MOST = (1 << 63) - 1


def abs(a, /):
    return builtins.abs(a)


def index(a, /):
    if isinstance(a, int):
        return int(a)
    # What a range takes has an index.
    return range(a).stop


def concat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def _need_iterable(a):
    if not hasattr(type(a), "__iter__") and not hasattr(type(a), "__getitem__"):
        raise TypeError(f"argument of type '{type(a).__name__}' is not iterable")


def countOf(a, b, /):
    _need_iterable(a)
    count = 0
    for x in a:
        if x is b or x == b:
            count += 1
    return count


def indexOf(a, b, /):
    _need_iterable(a)
    for i, x in enumerate(a):
        if x is b or x == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    default = index(default)
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    if hint is None:
        return default
    try:
        n = hint(obj)
    except TypeError:
        return default
    if n is NotImplemented:
        return default
    if not isinstance(n, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(n).__name__}")
    n = range(n).stop + 0
    if not -_MOST - 1 <= n <= _MOST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    if n < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return n


def call(obj, /, *args, **keywords):
    return obj(*args, **keywords)


def iconcat(a, b, /):
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


for _name in __all__:
    setattr(_operator, _name, globals()[_name])
