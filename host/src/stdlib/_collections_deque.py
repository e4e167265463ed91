"""The deque of `collections`: a class whose methods are the machine's."""

from _deque import natives as _natives

# The module whose classes and functions these are.
__name__ = "collections"


class deque:
    # A sequence to patterns.
    __abc_tpflags__ = 1 << 5

    __static_name__ = "collections.deque"
    __slots__ = ("_ring", "__weakref__")
    __hash__ = None

    def __new__(cls, /, *args, **keywords):
        if cls is deque and (keywords or len(args) > 2):
            _check(args, keywords)
        self = _new(cls)
        _set_ring(self, None)
        _start(self, None)
        return self

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        _start(self, maxlen)
        self.extend(iterable)

    maxlen = _natives.maxlen
    append = _natives.append
    appendleft = _natives.appendleft
    pop = _natives.pop
    popleft = _natives.popleft
    extend = _natives.extend
    extendleft = _natives.extendleft
    clear = _natives.clear
    rotate = _natives.rotate
    reverse = _natives.reverse
    insert = _natives.insert
    count = _natives.count
    index = _natives.index
    remove = _natives.remove
    __contains__ = _natives.__contains__
    __len__ = _natives.__len__
    __getitem__ = _natives.__getitem__
    __setitem__ = _natives.__setitem__
    __delitem__ = _natives.__delitem__
    __iter__ = _natives.__iter__
    __reversed__ = _natives.__reversed__

    def copy(self):
        if type(self) is deque:
            made = deque(maxlen=self.maxlen)
            made.extend(self)
            return made
        made = type(self)(self) if self.maxlen is None else type(self)(self, self.maxlen)
        if not isinstance(made, deque):
            raise TypeError(
                f"{type(self).__name__}() must return a deque, not {type(made).__name__}"
            )
        return made

    __copy__ = copy

    def __reduce__(self):
        maxlen = self.maxlen
        args = () if maxlen is None else ((), maxlen)
        return type(self), args, object.__getstate__(self), iter(self)

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(
                f'can only concatenate deque (not "{type(other).__name__}") to deque'
            )
        made = self.copy()
        made.extend(other)
        return made

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def __mul__(self, n):
        made = self.copy()
        made *= n
        return made

    __rmul__ = __mul__

    def __imul__(self, n):
        items = _items(self)
        if not hasattr(n, "__index__"):
            raise TypeError(
                f"can't multiply sequence by non-int of type {type(n).__name__!r}"
            )
        n = n.__index__()
        most = self.maxlen
        if most is not None and items:
            # No more than what is left at the end.
            n = min(n, -(-most // len(items)) + 1) if n > 0 else n
        items *= n
        self.clear()
        self.extend(items)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self is other or _items(self) == _items(other)

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _items(self) < _items(other)

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _items(self) <= _items(other)

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _items(self) > _items(other)

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return _items(self) >= _items(other)

    def __repr__(self):
        if id(self) in _shown:
            return "[...]"
        _shown.add(id(self))
        try:
            items = repr(_items(self))
        finally:
            _shown.discard(id(self))
        if self.maxlen is None:
            return f"{type(self).__name__}({items})"
        return f"{type(self).__name__}({items}, maxlen={self.maxlen})"

    __class_getitem__ = classmethod(type(list[int]))


def _check(args, keywords):
    count = len(args) + len(keywords)
    if count > 2:
        raise TypeError(f"deque() takes at most 2 arguments ({count} given)")
    for name in keywords:
        if name not in ("iterable", "maxlen"):
            raise TypeError(f"deque() got an unexpected keyword argument {name!r}")


_new = object.__new__
_items = _natives._items
_start = _natives._start
_set_ring = deque._ring.__set__
# What it holds is no value of Python's.
del deque._ring

# The containers whose repr is being made.
_shown = set()
