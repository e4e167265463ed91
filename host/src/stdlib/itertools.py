"""Functions that make iterators. They give generators, not objects of types of their own."""


def _chain(iterables):
    for iterable in iterables:
        yield from iterable


class chain:
    __static_name__ = "itertools.chain"

    def __new__(cls, *iterables):
        return _chain(iterables)

    @staticmethod
    def from_iterable(iterable):
        return _chain(iterable)


class count:
    __static_name__ = "itertools.count"

    def __init__(self, start=0, step=1):
        for n in (start, step):
            if not hasattr(n, "__add__") or isinstance(n, (str, bytes, list, tuple)):
                raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        n = self._next
        self._next = n + self._step
        return n

    def __repr__(self):
        if self._step == 1 and type(self._step) is int:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


def _cycle(it):
    saved = []
    for item in it:
        saved.append(item)
        yield item
    while saved:
        yield from saved


def cycle(iterable, /):
    return _cycle(iter(iterable))


class repeat:
    __static_name__ = "itertools.repeat"

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times.__index__(), 0)

    def __iter__(self):
        return self

    def __next__(self):
        left = self._left
        if left is not None:
            if left <= 0:
                raise StopIteration
            self._left = left - 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


def _accumulate(it, function, initial):
    if initial is None:
        for total in it:
            break
        else:
            return
    else:
        total = initial
    yield total
    if function is None:
        for item in it:
            total = total + item
            yield total
    else:
        for item in it:
            total = function(total, item)
            yield total


def accumulate(iterable, func=None, *, initial=None):
    return _accumulate(iter(iterable), func, initial)


def _batched(it, n, strict):
    while True:
        batch = []
        for item in it:
            batch.append(item)
            if len(batch) == n:
                break
        if not batch:
            return
        if strict and len(batch) != n:
            raise ValueError("batched(): incomplete batch")
        yield tuple(batch)
        if len(batch) < n:
            return


def batched(iterable, n, *, strict=False):
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n, strict)


def _compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def compress(data, selectors):
    return _compress(iter(data), iter(selectors))


def _dropwhile(predicate, it):
    for item in it:
        if not predicate(item):
            yield item
            break
    yield from it


def dropwhile(predicate, iterable, /):
    return _dropwhile(predicate, iter(iterable))


def _takewhile(predicate, it):
    for item in it:
        if not predicate(item):
            return
        yield item


def takewhile(predicate, iterable, /):
    return _takewhile(predicate, iter(iterable))


def _filterfalse(predicate, it):
    if predicate is None:
        predicate = bool
    for item in it:
        if not predicate(item):
            yield item


def filterfalse(predicate, iterable, /):
    return _filterfalse(predicate, iter(iterable))


def _bound(n):
    if n is None:
        return None
    try:
        n = n.__index__()
    except AttributeError:
        n = -1
    return n


def _islice(it, start, stop, step):
    if step == 1:
        if start:
            for _ in zip(range(start), it):
                pass
        if stop is None:
            yield from it
        else:
            for _, item in zip(range(start, stop), it):
                yield item
        return
    numbered = enumerate(it) if stop is None else zip(range(stop), it)
    for n, item in numbered:
        if n >= start and (n - start) % step == 0:
            yield item


def islice(iterable, /, *args):
    if not args:
        raise TypeError("islice expected at least 2 arguments, got 1")
    if len(args) > 3:
        raise TypeError(f"islice expected at most 4 arguments, got {len(args) + 1}")
    start, step = 0, 1
    if len(args) == 1:
        stop = _bound(args[0])
    else:
        start, stop = _bound(args[0]), _bound(args[1])
        if start is None:
            start = 0
        if len(args) == 3 and args[2] is not None:
            step = _bound(args[2])
    if stop is not None and stop < 0:
        if len(args) == 1:
            raise ValueError(
                "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            )
        raise ValueError(
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            if start >= 0
            else "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        )
    if start < 0:
        raise ValueError(
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        )
    if step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _pairwise(it):
    for last in it:
        break
    for item in it:
        yield (last, item)
        last = item


def pairwise(iterable, /):
    return _pairwise(iter(iterable))


def _starmap(function, it):
    for arguments in it:
        yield function(*arguments)


def starmap(function, iterable, /):
    return _starmap(function, iter(iterable))


def _tee(it, link):
    while True:
        if link[1] is None:
            try:
                item = next(it)
            except StopIteration:
                return
            link[0] = item
            link[1] = [None, None]
        item, link = link
        yield item


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError("n must be >= 0")
    it = iter(iterable)
    link = [None, None]
    return tuple(_tee(it, link) for _ in range(n))


def _lengthened(it, live, fillvalue):
    """The items, and the fill value for as long as any other is not at its end."""
    yield from it
    live.pop()
    while live:
        yield fillvalue


def zip_longest(*iterables, fillvalue=None):
    live = [None] * len(iterables)
    return zip(*[_lengthened(it, live, fillvalue) for it in [iter(x) for x in iterables]])


class groupby:
    __static_name__ = "itertools.groupby"

    def __init__(self, iterable, key=None):
        self._it = iter(iterable)
        self._key = key
        self._group = None
        self._have = False
        self._value = self._current = None

    def __iter__(self):
        return self

    def _advance(self):
        value = next(self._it)
        self._current = value if self._key is None else self._key(value)
        self._value = value

    def __next__(self):
        target = self._group
        if target is not None:
            key = target[0]
            while not self._have or self._current == key:
                self._advance()
                self._have = True
        elif not self._have:
            self._advance()
            self._have = True
        group = [self._current]
        self._group = group
        return self._current, self._grouper(group)

    def _grouper(self, group):
        while self._group is group and self._have:
            yield self._value
            self._have = False
            if self._group is not group:
                return
            try:
                self._advance()
            except StopIteration:
                return
            self._have = True
            if self._current != group[0]:
                return


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


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(iterable) for iterable in iterables] * repeat
    if not all(pools):
        return iter(())
    return _product((), pools) if pools else iter([()])


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


def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    elif not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r < 0:
        raise ValueError("r must be non-negative")
    if not 1 < r <= len(pool):
        return _few(pool, r)
    return _permutations((), pool, r)


def _few(pool, r):
    """What one or none of a pool can be chosen in, and more than there are."""
    if r == 0:
        yield ()
    elif r == 1:
        for x in pool:
            yield (x,)


def _combinations(head, pool, r):
    """Of `r` of the pool, which are two or more, each behind `head`."""
    for i in range(1, len(pool) - r + 2):
        x = pool[i - 1]
        rest = pool[i:]
        if r == 2:
            for y in rest:
                yield head + (x, y)
        else:
            yield from _combinations(head + (x,), rest, r - 1)


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    if not 1 < r <= len(pool):
        return _few(pool, r)
    return _combinations((), pool, r)


def _combinations_with_replacement(pool, r):
    last = len(pool) - 1
    if last < 0 and r:
        return
    places = [0] * r
    while True:
        yield tuple([pool[i] for i in places])
        keep = r
        while keep and places[keep - 1] == last:
            keep -= 1
        if not keep:
            return
        following = places[keep - 1] + 1
        for i in range(keep - 1, r):
            places[i] = following


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(pool, r)
