"""Functions that take functions."""

from _functools import (
    _CacheInfo, _lru_cache_wrapper, _shown, cmp_to_key, partial, reduce,
)

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


def _cached(function, maxsize, typed):
    made = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    made.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(made, function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return lru_cache(maxsize=None)(user_function)


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
