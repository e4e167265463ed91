"""Places in sorted lists, found by halving: what is native code in CPython."""

from operator import index

# Compares numbers, strings and tuples of them; whatever else runs code of its own.
from _heap import place as _place


def _bounds(a, lo, hi):
    lo = index(lo)
    if hi is not None:
        if not hasattr(hi, "__index__"):
            kind = type(hi).__name__
            raise TypeError(f"argument should be integer or None, not {kind!r}")
        hi = index(hi)
    if lo < 0:
        raise ValueError("lo must be non-negative")
    # The number that stands for None in C.
    if hi is None or hi == -1:
        hi = len(a)
    elif lo < hi and not hasattr(type(a), "__getitem__"):
        raise TypeError(f"{type(a).__name__!r} object does not support indexing")
    return lo, hi


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    if hi is None and type(lo) is int and lo >= 0:
        hi = len(a)
    else:
        lo, hi = _bounds(a, lo, hi)
    if key is None:
        at = _place(a, x, lo, hi, True)
        if at is not None:
            return at
        while lo < hi:
            mid = (lo + hi) // 2
            if x < a[mid]:
                hi = mid
            else:
                lo = mid + 1
    else:
        while lo < hi:
            mid = (lo + hi) // 2
            if x < key(a[mid]):
                hi = mid
            else:
                lo = mid + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    if hi is None and type(lo) is int and lo >= 0:
        hi = len(a)
    else:
        lo, hi = _bounds(a, lo, hi)
    if key is None:
        at = _place(a, x, lo, hi, False)
        if at is not None:
            return at
        while lo < hi:
            mid = (lo + hi) // 2
            if a[mid] < x:
                lo = mid + 1
            else:
                hi = mid
    else:
        while lo < hi:
            mid = (lo + hi) // 2
            if key(a[mid]) < x:
                lo = mid + 1
            else:
                hi = mid
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    wanted = x if key is None else key(x)
    at = bisect_right(a, wanted, lo, hi, key=key)
    a.insert(at, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    wanted = x if key is None else key(x)
    at = bisect_left(a, wanted, lo, hi, key=key)
    a.insert(at, x)


bisect = bisect_right
insort = insort_right
