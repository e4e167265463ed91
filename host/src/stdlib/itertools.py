"""Functions that make iterators. They give generators, not objects of types of their own."""


def _chain(iterables):
    for iterable in iterables:
        yield from iterable


class chain:
    def __new__(cls, *iterables):
        return _chain(iterables)

    @staticmethod
    def from_iterable(iterable):
        return _chain(iterable)


class count:
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
    at = 0
    wanted = start
    while stop is None or wanted < stop:
        while at < wanted:
            try:
                next(it)
            except StopIteration:
                return
            at += 1
        try:
            item = next(it)
        except StopIteration:
            return
        at += 1
        yield item
        wanted += step
    while at < stop:
        try:
            next(it)
        except StopIteration:
            return
        at += 1


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


def _zip_longest(its, fillvalue):
    live = len(its)
    while live:
        row = []
        for i, it in enumerate(its):
            if it is None:
                row.append(fillvalue)
                continue
            try:
                row.append(next(it))
            except StopIteration:
                live -= 1
                if not live:
                    return
                its[i] = None
                row.append(fillvalue)
        yield tuple(row)


def zip_longest(*iterables, fillvalue=None):
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


class groupby:
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


def _product(pools):
    last = len(pools) - 1
    if last < 0:
        yield ()
        return
    if not all(pools):
        return
    indices = [0] * (last + 1)
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        i = last
        while i >= 0:
            pool = pools[i]
            n = indices[i] + 1
            if n < len(pool):
                indices[i] = n
                row[i] = pool[n]
                break
            indices[i] = 0
            row[i] = pool[0]
            i -= 1
        else:
            return


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] * repeat)


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    free = [True] * n
    places = []
    at = 0
    while True:
        # Takes the first free place from `at` on, or else goes back to the place before.
        if len(places) < r:
            while at < n and not free[at]:
                at += 1
            if at < n:
                free[at] = False
                places.append(at)
                at = 0
                continue
        else:
            yield tuple([pool[i] for i in places])
        if not places:
            return
        at = places.pop()
        free[at] = True
        at += 1


def permutations(iterable, r=None):
    pool = tuple(iterable)
    if r is None:
        r = len(pool)
    elif not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, r)


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    row = list(pool[:r])
    while True:
        yield tuple(row)
        i = r - 1
        while i >= 0 and indices[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        at = indices[i] + 1
        for j in range(i, r):
            indices[j] = at
            row[j] = pool[at]
            at += 1


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(pool, r)


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
