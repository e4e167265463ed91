"""What functools has that is native code in CPython."""

from _deque import _iter, cached as _cached

_MISSING = object()


def reduce(function, iterable, initial=_MISSING, /):
    try:
        it = _iter(iterable)
    except TypeError:
        it = None
    if it is None:
        raise TypeError("reduce() arg 2 must support iteration")
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

    __module__ = "functools"
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
        self.func = func
        self.args = args if type(args) is tuple else tuple(args)
        self.keywords = keywords if type(keywords) is dict else dict(keywords or {})
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


class _lru_cache_wrapper:
    """A function that is remembered; `update_wrapper` gives it the names of the other."""

    __module__ = "functools"
    __static_name__ = "functools._lru_cache_wrapper"
    __slots__ = ("_state", "__dict__", "__weakref__")

    def __new__(cls, /, user_function, maxsize, typed, cache_info_type):
        if not callable(user_function):
            raise TypeError("the first argument must be callable")
        if maxsize is not None:
            if not hasattr(maxsize, "__index__"):
                raise TypeError("maxsize should be integer or None")
            maxsize = max(maxsize.__index__(), 0)
        self = object.__new__(cls)
        _set_state(self, [user_function, {}, maxsize, bool(typed), 0, 0, cache_info_type])
        return self

    __call__ = _cached.__call__
    __get__ = _cached.__get__

    def cache_info(self, /):
        _, results, maxsize, _, hits, misses, info = _state_of(self)
        return info(hits, misses, maxsize, len(results))

    def cache_clear(self, /):
        state = _state_of(self)
        state[1].clear()
        state[4] = state[5] = 0

    def __reduce__(self):
        return self.__qualname__

    def __copy__(self, /):
        return self

    def __deepcopy__(self, memo, /):
        return self


_state_of = _lru_cache_wrapper._state.__get__
_set_state = _lru_cache_wrapper._state.__set__
del _lru_cache_wrapper._state


def cmp_to_key(mycmp):
    class K:
        __module__ = "functools"
        __static_name__ = "functools.KeyWrapper"
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            if type(other) is K:
                return mycmp(self.obj, other.obj) < 0
            return mycmp(self.obj, _other(other)) < 0

        def __gt__(self, other):
            return mycmp(self.obj, _other(other)) > 0

        def __eq__(self, other):
            return mycmp(self.obj, _other(other)) == 0

        def __le__(self, other):
            return mycmp(self.obj, _other(other)) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, _other(other)) >= 0

        __hash__ = None

    def _other(key):
        if type(key) is K:
            return key.obj
        if getattr(type(key), "__static_name__", None) != K.__static_name__:
            raise TypeError("other argument must be K instance")
        return key.obj

    K.__name__ = K.__qualname__ = "KeyWrapper"
    return K
