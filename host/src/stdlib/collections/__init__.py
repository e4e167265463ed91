"""Container types beyond the built-in ones."""

from _collections_deque import _shown, deque
from _collections_namedtuple import namedtuple
from _deque import _set_ordered


_MISSING = object()


class defaultdict(dict):
    __static_name__ = "collections.defaultdict"
    __slots__ = ("default_factory",)

    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        _set_default_factory(self, default_factory)
        dict.__init__(self, *args, **keywords)

    def __missing__(self, key):
        factory = self.default_factory
        if factory is None:
            raise KeyError(key)
        value = self[key] = factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self.default_factory, other)
        new.update(self)
        return new

    def __repr__(self):
        items = dict.__repr__(self)
        # A factory may hold the dict.
        if id(self) in _shown:
            return f"{type(self).__name__}(..., {items})"
        _shown.add(id(self))
        try:
            return f"{type(self).__name__}({self.default_factory!r}, {items})"
        finally:
            _shown.discard(id(self))


# A subclass may have a method for setting attributes, and another attribute of that name.
_set_default_factory = defaultdict.default_factory.__set__


def _fill(made, other, setter=dict.__setitem__):
    """Sets what a mapping or an iterable of pairs has, one after the other."""
    kind = type(other)
    if type(made).__setitem__ is setter and kind in _FILLING:
        try:
            return dict.update(made, other)
        except (TypeError, ValueError):
            # It is said in other words.
            pass
    if kind is dict:
        other = other.items()
    elif hasattr(other, "keys"):
        for key in other.keys():
            made[key] = other[key]
        return
    elif hasattr(other, "items"):
        other = other.items()
    for pair in other:
        parts = iter(pair)
        key = value = _MISSING
        for key in parts:
            break
        else:
            raise ValueError("need more than 0 values to unpack")
        for value in parts:
            break
        else:
            raise ValueError("need more than 1 value to unpack")
        for _ in parts:
            raise ValueError("too many values to unpack (expected 2)")
        made[key] = value


class OrderedDict(dict):
    __static_name__ = "collections.OrderedDict"

    def __init__(self, /, *args, **keywords):
        _set_ordered(self)
        if args:
            if len(args) > 1:
                raise TypeError(f"expected at most 1 arguments, got {len(args)}")
            _fill(self, args[0])
        if keywords:
            _fill(self, keywords)

    def update(self, /, *args, **keywords):
        if args:
            if len(args) > 1:
                raise TypeError(f"update() takes at most 1 positional argument ({len(args)} given)")
            _fill(self, args[0])
        if keywords:
            _fill(self, keywords)

    def __ior__(self, other, /):
        _fill(self, other)
        return self

    def move_to_end(self, key, last=True):
        if last:
            dict.__setitem__(self, key, dict.pop(self, key))
            return
        value = dict.pop(self, key)
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(dict.__reversed__(self) if last else dict.__iter__(self))
        return key, dict.pop(self, key)

    def pop(self, key, default=_MISSING):
        if default is _MISSING:
            return dict.pop(self, key)
        return dict.pop(self, key, default)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def __reduce__(self):
        return type(self), (), object.__getstate__(self), None, iter(self.items())

    def copy(self):
        new = type(self)()
        for key in dict.__iter__(self):
            new[key] = self[key]
        return new

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(
                a is b or a == b for a, b in zip(dict.__iter__(self), dict.__iter__(other))
            )
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = type(self)(other)
        new.update(self)
        return new

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        if id(self) in _shown:
            return "..."
        _shown.add(id(self))
        try:
            return f"{name}({dict(self.items())!r})"
        finally:
            _shown.discard(id(self))


# What they are filled from at once where their classes set items as dicts do.
_FILLING = {list, tuple, dict, OrderedDict}


class Counter(dict):
    def __init__(self, iterable=None, /, **keywords):
        dict.__init__(self)
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return items if n is None else items[: max(n, 0)]

    def elements(self):
        for key, n in self.items():
            for _ in range(n):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead."
        )

    def update(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            if self:
                get = self.get
                for key, n in iterable.items():
                    self[key] = n + get(key, 0)
            else:
                dict.update(self, iterable)
        elif iterable is not None:
            _count_elements(self, iterable)
        if keywords:
            self.update(keywords)

    def subtract(self, iterable=None, /, **keywords):
        if isinstance(iterable, dict):
            for key, n in iterable.items():
                self[key] = self.get(key, 0) - n
        elif iterable is not None:
            for key in iterable:
                self[key] = self.get(key, 0) - 1
        if keywords:
            self.subtract(keywords)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{name}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] == other[k] for c in (self, other) for k in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    __hash__ = None

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] <= other[k] for c in (self, other) for k in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[k] >= other[k] for c in (self, other) for k in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, keys, number):
        new = Counter()
        for key in keys:
            n = number(key)
            if n > 0:
                new[key] = n
        return new

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        keys = [*self, *[k for k in other if k not in self]]
        return self._combined(other, keys, lambda k: self[k] + other[k])

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        keys = [*self, *[k for k in other if k not in self]]
        return self._combined(other, keys, lambda k: self[k] - other[k])

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        keys = [*self, *[k for k in other if k not in self]]
        return self._combined(other, keys, lambda k: max(self[k], other[k]))

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, list(self), lambda k: min(self[k], other[k]))

    def __pos__(self):
        return self._combined(self, list(self), lambda k: self[k])

    def __neg__(self):
        return self._combined(self, list(self), lambda k: -self[k])

    def _take(self, other):
        dict.clear(self)
        dict.update(self, other)
        return self

    def __iadd__(self, other):
        return self._take(self + other)

    def __isub__(self, other):
        return self._take(self - other)

    def __ior__(self, other):
        return self._take(self | other)

    def __iand__(self, other):
        return self._take(self & other)


def _count_elements(mapping, iterable):
    get = mapping.get
    for key in iterable:
        mapping[key] = get(key, 0) + 1


def __getattr__(name):
    """Wrappers to derive from, made when they are asked for."""
    if name == "abc":
        import collections.abc

        return collections.abc
    if name in ("UserList", "UserString"):
        import _collections_wrappers as module
    elif name in ("ChainMap", "UserDict"):
        import _collections_mappings as module
    else:
        raise AttributeError(f"module 'collections' has no attribute {name!r}")
    found = globals()[name] = getattr(module, name)
    return found
