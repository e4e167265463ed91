"""Container types beyond the built-in ones."""


class deque:
    """A list that is short of some items at its front: those before `_from` are gone."""

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

    def count(self, x, /):
        return self._items().count(x)

    def index(self, x, *bounds):
        try:
            return self._items().index(x, *bounds)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def insert(self, i, x, /):
        if self._most is not None and len(self) >= self._most:
            raise IndexError("deque already at its maximum size")
        self._settle().insert(i, x)

    def remove(self, x, /):
        try:
            self._settle().remove(x)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def reverse(self):
        self._settle().reverse()

    def __len__(self):
        return len(self._list) - self._from

    def __bool__(self):
        return len(self._list) > self._from

    def __iter__(self):
        at = 0
        size = len(self._list) - self._from
        while at < size:
            yield self._list[self._from + at]
            at += 1
            if len(self._list) - self._from != size:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items())

    def __contains__(self, x):
        return x in self._items()

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


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
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
        if id(self) in _shown:
            return f"{type(self).__name__}(..., {{...}})"
        _shown.add(id(self))
        try:
            return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"
        finally:
            _shown.discard(id(self))


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
            return
        rest = list(self.items())
        dict.clear(self)
        self[key] = value
        for k, v in rest:
            self[k] = v

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self)) if last else next(iter(self))
        return key, self.pop(key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        new = cls()
        for key in iterable:
            new[key] = value
        return new

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and all(a is b or a == b for a, b in zip(self, other))
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
            get = self.get
            for key in iterable:
                self[key] = get(key, 0) + 1
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


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(set().union(*self.maps))

    def __iter__(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return iter(merged)

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __eq__(self, other):
        if isinstance(other, (ChainMap, dict)):
            return dict(self.items()) == dict(other.items())
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def new_child(self, m=None, **keywords):
        if m is None:
            m = keywords
        elif keywords:
            m.update(keywords)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def clear(self):
        self.maps[0].clear()

    def update(self, *args, **keywords):
        self.maps[0].update(*args, **keywords)

    def setdefault(self, key, default=None):
        if key in self:
            return self[key]
        self[key] = default
        return default

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])


class UserDict:
    def __init__(self, dict=None, /, **keywords):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if keywords:
            self.update(keywords)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        if isinstance(other, UserDict):
            return self.data == other.data
        return self.data == other

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def get(self, key, default=None):
        return self[key] if key in self else default

    def pop(self, key, *args):
        return self.data.pop(key, *args)

    def popitem(self):
        return self.data.popitem()

    def clear(self):
        self.data.clear()

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **keywords):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in keywords.items():
            self[key] = value

    def copy(self):
        return type(self)(self.data)


_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except "
    "finally for from global if import in is lambda nonlocal not or pass raise return try while "
    "with yield".split()
)


def _field_names(field_names, rename):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(names):
        wrong = not name.isidentifier() or name in _KEYWORDS or name.startswith("_")
        if rename and (wrong or name in seen):
            names[i] = f"_{i}"
        seen.add(names[i])
    return names


def _check_names(typename, names, rename):
    for name in [typename, *names]:
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)


def _getter(i, name):
    def get(self):
        return self[i]

    def refuse(self, value=None):
        raise AttributeError("can't set attribute")

    return property(get, refuse, refuse, f"Alias for field number {i}")


def _names_in_words(names):
    if len(names) == 1:
        return repr(names[0])
    if len(names) == 2:
        return f"{names[0]!r} and {names[1]!r}"
    return ", ".join(map(repr, names[:-1])) + f", and {names[-1]!r}"


def _bound(fields, defaults, args, keywords):
    """The values of all fields, bound as parameters of `__new__` are."""
    count = len(fields)
    given = len(args)
    if given > count:
        least = count - len(defaults)
        if defaults:
            wanted = f"from {least + 1} to {count + 1} positional arguments"
        else:
            s = "" if count == 0 else "s"
            wanted = f"{count + 1} positional argument{s}"
        raise TypeError(f"takes {wanted} but {given + 1} were given")
    values = dict(zip(fields, args))
    for name, value in keywords.items():
        if name not in fields:
            raise TypeError(f"got an unexpected keyword argument {name!r}")
        if name in values:
            raise TypeError(f"got multiple values for argument {name!r}")
        values[name] = value
    missing = [name for name in fields if name not in values and name not in defaults]
    if missing:
        s = "" if len(missing) == 1 else "s"
        raise TypeError(
            f"missing {len(missing)} required positional argument{s}: {_names_in_words(missing)}"
        )
    return [values[name] if name in values else defaults[name] for name in fields]


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = _field_names(field_names, rename)
    typename = str(typename)
    _check_names(typename, names, rename)
    fields = tuple(names)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(fields):
        raise TypeError("Got more default values than field names")
    with_default = fields[len(fields) - len(defaults) :]
    field_defaults = dict(zip(with_default, defaults))
    count = len(fields)
    new_tuple = tuple.__new__

    def __new__(_cls, *args, **keywords):
        if len(args) != count or keywords:
            try:
                args = _bound(fields, field_defaults, args, keywords)
            except TypeError as e:
                raise TypeError(f"{typename}.__new__() {e}") from None
        return new_tuple(_cls, args)

    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **keywords):
        result = self._make([keywords.pop(name, value) for name, value in zip(fields, self)])
        if keywords:
            raise TypeError(f"Got unexpected field names: {list(keywords)!r}")
        return result

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(fields, self)])
        return f"{self.__class__.__name__}({shown})"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    methods = (__new__, _replace, __repr__, _asdict, __getnewargs__, _make)
    for method in methods:
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(fields)})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__replace__": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for i, name in enumerate(fields):
        namespace[name] = _getter(i, name)
    if module is None:
        module = _caller_module()
    namespace["__module__"] = module
    return type(typename, (tuple,), namespace)


def _caller_module():
    import sys

    try:
        return sys._getframe(2).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return "__main__"
