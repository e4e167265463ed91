"""Functions that take functions."""

WRAPPER_ASSIGNMENTS = (
    "__module__",
    "__name__",
    "__qualname__",
    "__doc__",
    "__annotations__",
    "__type_params__",
)
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorator(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorator


_MISSING = object()


def reduce(function, iterable, initial=_MISSING, /):
    it = iter(iterable)
    if initial is _MISSING:
        for total in it:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    else:
        total = initial
    for item in it:
        total = function(total, item)
    return total


class partial:
    """A function with some of its arguments."""
    __static_name__ = "functools.partial"

    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError(f"type {cls.__name__!r} takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial) and not func.__dict__:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        if keywords:
            return self.func(*self.args, *args, **keywords)
        return self.func(*self.args, *args)

    def __get__(self, obj, objtype=None):
        if obj is not None:
            import warnings

            warnings.warn(
                "functools.partial will be a method descriptor in future Python versions; wrap "
                "it in staticmethod() if you want to preserve the old behavior",
                FutureWarning, 2,
            )
        return self

    def __repr__(self):
        return _shown(self)

    def __reduce__(self):
        state = self.func, self.args, self.keywords, self.__dict__ or None
        return type(self), (self.func,), state

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        func, args, keywords, more = state
        is_sound = (
            callable(func) and isinstance(args, tuple)
            and (keywords is None or isinstance(keywords, dict))
            and (more is None or isinstance(more, dict))
        )
        if not is_sound:
            raise TypeError("invalid partial state")
        self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})
        self.__dict__ = {} if more is None else more

    __class_getitem__ = classmethod(type(list[int]))


# What is being shown.
_showing = set()


def _shown(partly):
    """A partial or partialmethod, which may hold itself."""
    if id(partly) in _showing:
        return "..."
    _showing.add(id(partly))
    try:
        parts = [repr(partly.func)]
        parts.extend(repr(x) for x in partly.args)
        parts.extend(f"{k}={v!r}" for k, v in partly.keywords.items())
    finally:
        _showing.discard(id(partly))
    kind = type(partly)
    return f"{kind.__module__}.{kind.__qualname__}({', '.join(parts)})"


class partialmethod:
    """A method with some of its arguments."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        elif not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        return _shown(self)

    def _function(self):
        """What it is as a function, whose first argument is the instance."""

        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        bound = self.func if get is None else get(obj, cls)
        if bound is self.func:
            return self._function().__get__(obj, cls)
        made = partial(bound, *self.args, **self.keywords)
        if hasattr(bound, "__self__"):
            made.__self__ = bound.__self__
        return made

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(type(list[int]))


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                f"{self.attrname!r} property."
            ) from None
        if self.attrname in cache:
            return cache[self.attrname]
        value = self.func(instance)
        try:
            cache[self.attrname] = value
        except TypeError:
            raise TypeError(
                f"The '__dict__' attribute on {type(instance).__name__!r} instance does not "
                f"support item assignment for caching {self.attrname!r} property."
            ) from None
        return value

    __class_getitem__ = classmethod(type(list[int]))


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __repr__(self):
        shown = ", ".join(f"{n}={v!r}" for n, v in zip(self._fields, self))
        return f"CacheInfo({shown})"


# Types of single arguments that are keys themselves.
_OWN_KEYS = {int, str}


class _Key:
    """Arguments with keywords or types among them."""

    __slots__ = ("parts",)

    def __init__(self, parts):
        self.parts = parts

    def __hash__(self):
        return hash(self.parts)

    def __eq__(self, other):
        return isinstance(other, _Key) and self.parts == other.parts


def _make_key(args, keywords, typed):
    parts = (args, tuple(keywords.items()))
    if typed:
        parts += (tuple(map(type, args)), tuple(map(type, keywords.values())))
    return _Key(parts)


def _cached(function, maxsize, typed):
    cache = {}
    hits = misses = 0
    get = cache.get
    take = cache.pop

    def counted(*args, **keywords):
        nonlocal misses
        misses += 1
        return function(*args, **keywords)

    def unbounded(*args, **keywords):
        nonlocal hits, misses
        if keywords or typed:
            key = _make_key(args, keywords, typed)
        elif len(args) == 1 and type(args[0]) in _OWN_KEYS:
            key = args[0]
        else:
            key = args
        result = get(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            return result
        misses += 1
        result = cache[key] = function(*args, **keywords)
        return result

    def bounded(*args, **keywords):
        nonlocal hits, misses
        if keywords or typed:
            key = _make_key(args, keywords, typed)
        elif len(args) == 1 and type(args[0]) in _OWN_KEYS:
            key = args[0]
        else:
            key = args
        # The entry used last comes last.
        result = take(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            cache[key] = result
            return result
        # A key that has no hash is refused before the call, also by an empty cache.
        hash(key)
        misses += 1
        result = function(*args, **keywords)
        if key not in cache:
            if len(cache) >= maxsize:
                del cache[next(iter(cache))]
            cache[key] = result
        return result

    wrapper = unbounded if maxsize is None else bounded if maxsize else counted

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(cache))

    def cache_clear():
        nonlocal hits, misses
        cache.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, typed)
    if maxsize is not None:
        if not isinstance(maxsize, int):
            raise TypeError("Expected first argument to be an integer, a callable, or None")
        maxsize = max(maxsize, 0)
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return _cached(user_function, None, False)


def cmp_to_key(mycmp):
    class K:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

        __hash__ = None

    return K


def _derived(root, combine):
    """A comparison made of the method `root` and equality."""

    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        return combine(result, self, other)

    return method


_FROM = {
    "__lt__": {
        "__gt__": lambda r, a, b: not r and a != b,
        "__le__": lambda r, a, b: r or a == b,
        "__ge__": lambda r, a, b: not r,
    },
    "__le__": {
        "__ge__": lambda r, a, b: not r or a == b,
        "__lt__": lambda r, a, b: r and a != b,
        "__gt__": lambda r, a, b: not r,
    },
    "__gt__": {
        "__lt__": lambda r, a, b: not r and a != b,
        "__ge__": lambda r, a, b: r or a == b,
        "__le__": lambda r, a, b: not r,
    },
    "__ge__": {
        "__le__": lambda r, a, b: not r or a == b,
        "__gt__": lambda r, a, b: r and a != b,
        "__lt__": lambda r, a, b: not r,
    },
}


# The methods that classes share, which are functions of this module.
_DERIVED = {root: {} for root in _FROM}
for _root, _combinations in _FROM.items():
    for _name, _combine in _combinations.items():
        _method = _DERIVED[_root][_name] = _derived(_root, _combine)
        _method.__name__ = _name
        _method.__qualname__ = f"_{_name[2:-2]}_from_{_root[2:-2]}"
        globals()[_method.__qualname__] = _method


def total_ordering(cls):
    defined = set()
    for base in cls.__mro__[:-1]:
        defined.update(name for name in _FROM if name in base.__dict__)
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(defined)
    for name, method in _DERIVED[root].items():
        if name not in defined:
            setattr(cls, name, method)
    return cls


def __getattr__(name):
    """What is imported when it is asked for."""
    if name in ("singledispatch", "singledispatchmethod", "_c3_mro", "_compose_mro"):
        import _functools_dispatch

        found = globals()[name] = getattr(_functools_dispatch, name)
        return found
    raise AttributeError(f"module 'functools' has no attribute {name!r}")
