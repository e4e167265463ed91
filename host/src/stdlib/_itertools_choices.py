"""The iterators of itertools that choose among the items of others."""

from itertools import _SLOT, _new, _ssize, _type

# The module whose classes and functions these are.
__name__ = "itertools"


def _product(head, pools):
    """Of the first of `pools` on, each row behind `head`."""
    first = pools[0]
    if len(pools) == 1:
        for x in first:
            yield head + (x,)
    elif len(pools) == 2:
        for x in first:
            for y in pools[1]:
                yield head + (x, y)
    else:
        pools = pools[1:]
        for x in first:
            yield from _product(head + (x,), pools)


@_type
class product:
    __slots__ = ("_it",)

    def __new__(cls, /, *iterables, repeat=1):
        repeat = _ssize(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        pools = [tuple(iterable) for iterable in iterables] * repeat
        if not all(pools):
            return _new(cls, iter(()), _SLOT)
        return _new(cls, _product((), pools) if pools else iter([()]), _SLOT)


def _permutations(head, pool, r):
    """Of `r` of the pool, which are two or more, each behind `head`."""
    places = range(len(pool))
    if r > 3:
        for i in places:
            yield from _permutations(head + (pool[i],), pool[:i] + pool[i + 1 :], r - 1)
        return
    for i in places:
        x = pool[i]
        for j in places:
            if j == i:
                continue
            if r == 2:
                yield head + (x, pool[j])
                continue
            y = pool[j]
            for k in places:
                if k != i and k != j:
                    yield head + (x, y, pool[k])


@_type
class permutations:
    __slots__ = ("_it",)

    def __new__(cls, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        if not 1 < r <= len(pool):
            return _new(cls, _few(pool, r), _SLOT)
        return _new(cls, _permutations((), pool, r), _SLOT)


def _few(pool, r):
    """What one or none of a pool can be chosen in, and more than there are."""
    if r == 0:
        yield ()
    elif r == 1:
        for x in pool:
            yield (x,)


def _combinations(head, pool, r, again):
    """Of `r` of the pool, which are two or more, each behind `head`; the same one `again`, or not."""
    for i in range(len(pool) if again else len(pool) - r + 1):
        x = pool[i]
        rest = pool[i:] if again else pool[i + 1 :]
        if r > 2:
            yield from _combinations(head + (x,), rest, r - 1, again)
        elif head:
            for y in rest:
                yield head + (x, y)
        else:
            for y in rest:
                yield x, y


@_type
class combinations:
    __slots__ = ("_it",)

    def __new__(cls, iterable, r):
        r = _ssize(r)
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        if not 1 < r <= len(pool):
            return _new(cls, _few(pool, r), _SLOT)
        return _new(cls, _combinations((), pool, r, False), _SLOT)


@_type
class combinations_with_replacement:
    __slots__ = ("_it",)

    def __new__(cls, iterable, r):
        r = _ssize(r)
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        if r < 2 or not pool:
            return _new(cls, _few(pool, r), _SLOT)
        return _new(cls, _combinations((), pool, r, True), _SLOT)
