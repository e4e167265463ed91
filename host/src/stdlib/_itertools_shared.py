"""The iterators of itertools that share what they have taken from another: groupby and tee."""

from itertools import _SLOT, _iter, _new, _ssize, _type

# The module whose classes and functions these are.
__name__ = "itertools"

# What a groupby and its groups share: the group at hand, and a value that is still to be given with its
# key, if there is one.
_GROUP = 0
_VALUE = 1
_KEY = 2
_HAS_VALUE = 3

# The key before the first group.
_NO_KEY = object()


# Both end where a key's function, or a comparison, says so by a StopIteration.


def _groups(it, key, at):
    target = _NO_KEY
    try:
        while True:
            current = at[_KEY]
            if not at[_HAS_VALUE] or current is target or target == current:
                for value in it:
                    current = value if key is None else key(value)
                    if target is _NO_KEY or current is not target and not target == current:
                        break
                else:
                    return
                at[_VALUE] = value
                at[_KEY] = current
                at[_HAS_VALUE] = True
            target = current
            group = at[_GROUP] = []
            yield current, _new(_grouper, _members(it, key, at, target, group), _SLOT)
    except StopIteration as stop:
        return stop.value


def _members(it, key, at, target, group):
    if at[_GROUP] is not group or not at[_HAS_VALUE]:
        return
    at[_HAS_VALUE] = False
    yield at[_VALUE]
    if at[_GROUP] is not group:
        return
    try:
        for value in it:
            current = value if key is None else key(value)
            if current is not target and not target == current:
                at[_VALUE] = value
                at[_KEY] = current
                at[_HAS_VALUE] = True
                return
            yield value
            if at[_GROUP] is not group:
                return
    except StopIteration as stop:
        return stop.value


@_type
class groupby:
    __slots__ = ("_it", "_parts")

    def __new__(cls, iterable, key=None):
        it = _iter(iterable)
        at = [None, None, None, False]
        self = _new(cls, _groups(it, key, at), _SLOT)
        self._parts = it, key, at
        return self


@_type
class _grouper:
    __slots__ = ("_it",)

    def __new__(cls, parent, tgtkey, /):
        if not isinstance(parent, groupby):
            kind = type(parent).__name__
            raise TypeError(f"_grouper() argument 1 must be itertools.groupby, not {kind}")
        it, key, at = parent._parts
        at[_GROUP] = []
        return _new(cls, _members(it, key, at, tgtkey, at[_GROUP]), _SLOT)


def _told(it, at):
    """The items from the link in `at` on: pairs of an item and the link after it."""
    link = at[0]
    while True:
        if link[1] is None:
            for item in it:
                break
            else:
                return
            link[0] = item
            link[1] = [None, None]
        item, link = link
        at[0] = link
        yield item


@_type
class _tee:
    __slots__ = ("_it", "_source", "_at", "__weakref__")

    def __new__(cls, iterable, /):
        if type(iterable) is _tee:
            return iterable.__copy__()
        return _from(cls, _iter(iterable), [None, None])

    def __copy__(self):
        return _from(type(self), self._source, self._at[0])


def _from(cls, source, link):
    at = [link]
    self = _new(cls, _told(source, at), _SLOT)
    self._source = source
    self._at = at
    return self


def tee(iterable, n=2, /):
    n = _ssize(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    if not n:
        return ()
    it = iter(iterable)
    copy = getattr(it, "__copy__", None)
    if copy is None:
        it = _tee(it)
        copy = it.__copy__
    return (it, *[copy() for _ in range(n - 1)])
