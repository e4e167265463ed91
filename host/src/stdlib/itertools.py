"""Types whose instances make items as they are asked for them."""

from _deque import _iter, shell as _shell

# A shell holds the generator that does the work.
_new = _shell._new
_held = _shell._held


class _Shell:
    __slots__ = ("_it",)


# What the first slot of shells is known by.
_SLOT = _Shell._it

# How many numbers a range has for count, where its step is one of these: more than anybody waits for,
# and the last is an int of one word.
_COUNTED = 1 << 44
_SMALL_STEPS = (1, 2, -1, -2, 3, 4)


def _type(cls):
    """Makes the class, whose first slot is for what its instances hold, one of shells."""
    cls.__static_name__ = "itertools." + cls.__name__
    cls.__iter__ = _shell.__iter__
    cls.__next__ = _shell.__next__
    if "__reduce__" not in cls.__dict__:
        cls.__reduce__ = _refuse_to_reduce
    del cls._it
    return cls


def _make_reduce():
    def __reduce__(self):
        raise TypeError(f"cannot pickle 'itertools.{type(self).__name__}' object")

    return __reduce__


_refuse_to_reduce = _make_reduce()


def _warn_of_copy():
    from warnings import warn

    text = "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14."
    warn(text, DeprecationWarning, 3)


# What a loop goes through faster than `yield from`, which is for generators.
_PLAIN_ITERATORS = frozenset(type(iter(kind())) for kind in (list, tuple, str, bytes, dict, set)) | {
    type(iter(range(1)))
}


# What these generators call may say by a StopIteration that they end, as in native iterators: they
# return its value, for it would become a RuntimeError.


def _chain(iterables):
    try:
        for iterable in iterables:
            kind = type(iterable)
            if kind is list or kind is tuple or kind is str:
                for item in iterable:
                    yield item
            else:
                yield from iterable
    except StopIteration as stop:
        return stop.value


@_type
class chain:
    __slots__ = ("_it",)

    def __new__(cls, /, *iterables):
        return _new(cls, _chain(iterables), _SLOT)

    @classmethod
    def from_iterable(cls, iterable, /):
        return _new(cls, _chain(_iter(iterable)), _SLOT)

    __class_getitem__ = classmethod(type(list[int]))


def _count(at, step):
    while True:
        n = at[0]
        at[0] = n + step
        yield n


def _is_number(n):
    kind = type(n)
    return any(hasattr(kind, name) for name in ("__index__", "__int__", "__float__")) or isinstance(n, complex)


@_type
class count:
    __slots__ = ("_it", "_start", "_step")

    def __new__(cls, start=0, step=1):
        if isinstance(start, int) and isinstance(step, int) and step == 1:
            start, step = int(start), 1
        if type(start) is int and type(step) is int and step in _SMALL_STEPS:
            it = iter(range(start, start + step * _COUNTED, step))
        else:
            if not _is_number(start) or not _is_number(step):
                raise TypeError("a number is required")
            start = [start]
            it = _count(start, step)
        self = _new(cls, it, _SLOT)
        self._start = start
        self._step = step
        return self

    def __repr__(self):
        start, step = self._state()
        name = type(self).__name__
        if type(step) is int and step == 1:
            return f"{name}({start!r})"
        return f"{name}({start!r}, {step!r})"

    def _state(self):
        start, step = self._start, self._step
        if type(start) is list:
            return start[0], step
        return start + (_COUNTED - _held(self).__length_hint__()) * step, step

    def __reduce__(self):
        _warn_of_copy()
        start, step = self._state()
        return type(self), (start,) if type(step) is int and step == 1 else (start, step)


def _cycle(it):
    saved = []
    for item in it:
        saved.append(item)
        yield item
    while saved:
        for item in saved:
            yield item


@_type
class cycle:
    __slots__ = ("_it",)

    def __new__(cls, iterable, /):
        return _new(cls, _cycle(_iter(iterable)), _SLOT)


def _repeat(item, left):
    for _ in left:
        yield item


def _repeat_always(item):
    while True:
        yield item


_NO_TIMES = object()


@_type
class repeat:
    __slots__ = ("_it", "_object", "_left")

    def __new__(cls, object, times=_NO_TIMES):
        if times is _NO_TIMES:
            left = None
            self = _new(cls, _repeat_always(object), _SLOT)
        else:
            left = iter(range(_ssize(times)))
            self = _new(cls, _repeat(object, left), _SLOT)
        self._object = object
        self._left = left
        return self

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left.__length_hint__()

    def __repr__(self):
        name = type(self).__name__
        if self._left is None:
            return f"{name}({self._object!r})"
        return f"{name}({self._object!r}, {self._left.__length_hint__()})"

    def __reduce__(self):
        _warn_of_copy()
        if self._left is None:
            return type(self), (self._object,)
        return type(self), (self._object, self._left.__length_hint__())


_MOST = (1 << 63) - 1


def _ssize(n):
    """The argument as C's `Py_ssize_t`."""
    kind = type(n)
    if kind is not int:
        n = range(n).stop + 0
    if not -_MOST - 1 <= n <= _MOST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return n


def _accumulate(it, function, total, has_total):
    try:
        if not has_total:
            for total in it:
                break
            else:
                return
        yield total
        if function is None:
            for item in it:
                total = total + item
                yield total
        else:
            for item in it:
                total = function(total, item)
                yield total
    except StopIteration as stop:
        return stop.value


@_type
class accumulate:
    __slots__ = ("_it",)

    def __new__(cls, iterable, func=None, *, initial=None):
        return _new(cls, _accumulate(_iter(iterable), func, initial, initial is not None), _SLOT)


def _batched(it, n, strict):
    while True:
        batch = []
        for item in it:
            batch.append(item)
            if len(batch) == n:
                break
        if not batch:
            return
        if len(batch) != n:
            if strict:
                raise ValueError("batched(): incomplete batch")
            yield tuple(batch)
            return
        yield tuple(batch)


@_type
class batched:
    __slots__ = ("_it",)

    def __new__(cls, iterable, n, *, strict=False):
        n = _ssize(n)
        strict = bool(strict)
        if n < 1:
            raise ValueError("n must be at least one")
        return _new(cls, _batched(_iter(iterable), n, strict), _SLOT)


def _compress(data, selectors):
    try:
        for item, selected in zip(data, selectors):
            if selected:
                yield item
    except StopIteration as stop:
        return stop.value


@_type
class compress:
    __slots__ = ("_it",)

    def __new__(cls, data, selectors):
        return _new(cls, _compress(_iter(data), _iter(selectors)), _SLOT)


def _dropwhile(predicate, it):
    try:
        for item in it:
            if not predicate(item):
                yield item
                break
        yield from it
    except StopIteration as stop:
        return stop.value


@_type
class dropwhile:
    __slots__ = ("_it",)

    def __new__(cls, predicate, iterable, /):
        return _new(cls, _dropwhile(predicate, _iter(iterable)), _SLOT)


def _takewhile(predicate, it):
    try:
        for item in it:
            if not predicate(item):
                return
            yield item
    except StopIteration as stop:
        return stop.value


@_type
class takewhile:
    __slots__ = ("_it",)

    def __new__(cls, predicate, iterable, /):
        return _new(cls, _takewhile(predicate, _iter(iterable)), _SLOT)


def _filterfalse(predicate, it):
    try:
        if predicate is None:
            predicate = bool
        for item in it:
            if not predicate(item):
                yield item
    except StopIteration as stop:
        return stop.value


@_type
class filterfalse:
    __slots__ = ("_it",)

    def __new__(cls, function, iterable, /):
        return _new(cls, _filterfalse(function, _iter(iterable)), _SLOT)


def _bound(n, what):
    """An argument of islice, which is None where it is to be what it is without."""
    if n is not None:
        try:
            n = _ssize(n)
        except Exception:
            n = -1
        if not 0 <= n <= _MOST:
            raise ValueError(what + " must be None or an integer: 0 <= x <= sys.maxsize.")
    return n


def _islice(it, start, stop, step):
    if step == 1:
        if start:
            for _ in zip(range(start), it):
                pass
        if stop is None:
            yield from it
            return
        left = stop - start
        if left > 0:
            for item in it:
                yield item
                left -= 1
                if not left:
                    return
        return
    numbered = enumerate(it) if stop is None else zip(range(stop), it)
    for n, item in numbered:
        if n >= start and (n - start) % step == 0:
            yield item


_NOT_GIVEN = object()


@_type
class islice:
    __slots__ = ("_it",)

    def __new__(cls, iterable, start, stop=_NOT_GIVEN, step=None, /):
        if stop is _NOT_GIVEN:
            stop = _bound(start, "Stop argument for islice()")
            start = 0
        else:
            stop = _bound(stop, "Stop argument for islice()")
            start = _bound(start, "Indices for islice()") or 0
        if step is None:
            step = 1
        else:
            try:
                step = _ssize(step)
            except Exception:
                step = -1
            if step < 1:
                raise ValueError("Step for islice() must be a positive integer or None.")
        return _new(cls, _islice(_iter(iterable), start, stop, step), _SLOT)


def _pairwise(it):
    for last in it:
        break
    for item in it:
        yield (last, item)
        last = item


@_type
class pairwise:
    __slots__ = ("_it",)

    def __new__(cls, iterable, /):
        return _new(cls, _pairwise(_iter(iterable)), _SLOT)


def _starmap(function, it):
    try:
        for arguments in it:
            yield function(*arguments)
        return
    except StopIteration as stop:
        return stop.value
    except TypeError:
        if hasattr(arguments, "__iter__") or hasattr(arguments, "__getitem__"):
            raise
    # Refused for what it is, whatever the call says of it.
    tuple(arguments)


@_type
class starmap:
    __slots__ = ("_it",)

    def __new__(cls, function, iterable, /):
        return _new(cls, _starmap(function, _iter(iterable)), _SLOT)


def _lengthened(it, live, fillvalue):
    """The items, and the fill value for as long as any other is not at its end."""
    if type(it) in _PLAIN_ITERATORS:
        for item in it:
            yield item
    else:
        yield from it
    live.pop()
    while live:
        yield fillvalue


@_type
class zip_longest:
    __slots__ = ("_it",)

    def __new__(cls, /, *iterables, fillvalue=None, **others):
        if others:
            raise TypeError("zip_longest() got an unexpected keyword argument")
        live = [None] * len(iterables)
        its = [_iter(iterable) for iterable in iterables]
        return _new(cls, zip(*[_lengthened(it, live, fillvalue) for it in its]), _SLOT)


from _itertools_choices import (
    combinations, combinations_with_replacement, permutations, product,
)
from _itertools_shared import _grouper, _tee, groupby, tee
