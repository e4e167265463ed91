"""The deque of `collections`."""

# The module whose classes and functions these are.
__name__ = "collections"


class deque:
    """A list that is short of some items at its front: those before `_from` are gone."""

    # A sequence to patterns.
    __abc_tpflags__ = 1 << 5

    __slots__ = ("_list", "_from", "_most", "__weakref__")

    def __hash__(self):
        raise TypeError("unhashable type: 'collections.deque'")

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._list = []
        self._from = 0
        self._most = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._most

    def append(self, x, /):
        self._list.append(x)
        if self._most is not None and len(self._list) - self._from > self._most:
            self.popleft()

    def appendleft(self, x, /):
        at = self._from
        if not at:
            # Room for as many items again, so that most calls find some.
            at = len(self._list) // 2 + 8
            self._list[0:0] = [None] * at
        self._from = at - 1
        self._list[at - 1] = x
        if self._most is not None and len(self._list) - self._from > self._most:
            self._list.pop()

    def pop(self):
        if len(self._list) == self._from:
            raise IndexError("pop from an empty deque")
        return self._list.pop()

    def popleft(self):
        at = self._from
        items = self._list
        if at == len(items):
            raise IndexError("pop from an empty deque")
        x = items[at]
        items[at] = None
        at += 1
        if at > 32 and at * 2 > len(items):
            del items[:at]
            at = 0
        self._from = at
        return x

    def clear(self):
        self._list.clear()
        self._from = 0

    def extend(self, iterable, /):
        if self._most is None:
            self._list.extend(self._items() if iterable is self else iterable)
        else:
            for x in list(iterable):
                self.append(x)

    def extendleft(self, iterable, /):
        for x in list(iterable):
            self.appendleft(x)

    def _items(self):
        return self._list[self._from :]

    def _settle(self):
        if self._from:
            del self._list[: self._from]
            self._from = 0
        return self._list

    def rotate(self, n=1, /):
        items = self._settle()
        if items:
            n %= len(items)
            if n:
                items[:] = items[-n:] + items[:-n]

    def copy(self):
        return type(self)(self, self._most)

    __copy__ = copy

    def __reduce__(self):
        args = () if self._most is None else ((), self._most)
        state = getattr(self, "__dict__", None) or None
        return type(self), args, state, iter(self)

    def _unchanged(self, size, answer):
        """The answer, unless comparing items has changed the deque."""
        if len(self._list) - self._from != size:
            raise RuntimeError("deque mutated during iteration")
        return answer

    def count(self, x, /):
        items = self._items()
        return self._unchanged(len(items), items.count(x))

    def index(self, x, *bounds):
        items = self._items()
        try:
            found = items.index(x, *bounds)
        except ValueError:
            found = None
        if self._unchanged(len(items), found) is None:
            raise ValueError(f"{x!r} is not in deque")
        return found

    def insert(self, i, x, /):
        if self._most is not None and len(self) >= self._most:
            raise IndexError("deque already at its maximum size")
        self._settle().insert(i, x)

    def remove(self, x, /):
        items = self._items()
        try:
            i = items.index(x)
        except ValueError:
            i = None
        if len(self) != len(items):
            raise IndexError("deque mutated during iteration")
        if i is None:
            raise ValueError(f"{x!r} is not in deque")
        del self._settle()[i]

    def reverse(self):
        self._settle().reverse()

    def __len__(self):
        return len(self._list) - self._from

    def __bool__(self):
        return len(self._list) > self._from

    def __iter__(self):
        items = self._list
        size = len(items) - self._from
        for i in range(self._from, len(items)):
            yield items[i]
            if len(items) - self._from != size:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items())

    def __contains__(self, x):
        items = self._items()
        return self._unchanged(len(items), x in items)

    def _at(self, i):
        if not hasattr(i, "__index__"):
            raise TypeError(
                f"sequence index must be integer, not '{type(i).__name__}'"
            )
        i = i.__index__()
        size = len(self._list) - self._from
        if i < 0:
            i += size
        if not 0 <= i < size:
            raise IndexError("deque index out of range")
        return i + self._from

    def __getitem__(self, i):
        return self._list[self._at(i)]

    def __setitem__(self, i, x):
        self._list[self._at(i)] = x

    def __delitem__(self, i):
        del self._list[self._at(i)]

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(
                f'can only concatenate deque (not "{type(other).__name__}") to deque'
            )
        new = self.copy()
        new.extend(other)
        return new

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def __mul__(self, n):
        return type(self)(self._items() * n, self._most)

    __rmul__ = __mul__

    def __imul__(self, n):
        items = self._items() * n
        self.clear()
        self.extend(items)
        return self

    def __eq__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() == other._items()

    def __lt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() < other._items()

    def __le__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() <= other._items()

    def __gt__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() > other._items()

    def __ge__(self, other):
        if not isinstance(other, deque):
            return NotImplemented
        return self._items() >= other._items()

    def __repr__(self):
        if id(self) in _shown:
            return "[...]"
        _shown.add(id(self))
        try:
            items = repr(self._items())
        finally:
            _shown.discard(id(self))
        if self._most is None:
            return f"{type(self).__name__}({items})"
        return f"{type(self).__name__}({items}, maxlen={self._most})"

    @classmethod
    def __class_getitem__(cls, item):
        return cls


# The containers whose repr is being made.
_shown = set()
