"""Functions of which there are several, by the class of their first argument."""

import sys
from types import GenericAlias, MappingProxyType, UnionType

# The module whose classes and functions these are.
__name__ = "functools"


def _merged(orders):
    """The C3 order that keeps all these."""
    merged = []
    orders = [list(order) for order in orders if order]
    while orders:
        for order in orders:
            first = order[0]
            if not any(first in other[1:] for other in orders):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(first)
        for order in orders:
            if order[0] is first:
                del order[0]
        orders = [order for order in orders if order]
    return merged


def _c3_mro(cls, abcs=()):
    """The order of the class, with those abstract classes in it that it only implements: each
    behind the last explicit base with abstract methods."""
    bases = cls.__bases__
    at = 0
    for i, base in enumerate(bases):
        if hasattr(base, "__abstractmethods__"):
            at = i + 1
    own = [
        abc for abc in abcs
        if issubclass(cls, abc) and not any(issubclass(base, abc) for base in bases)
    ]
    rest = [abc for abc in abcs if abc not in own]
    explicit, other = list(bases[:at]), list(bases[at:])
    parts = [_c3_mro(base, rest) for base in explicit + own + other]
    return _merged([[cls], *parts, explicit, own, other])


def _compose_mro(cls, types):
    """The order of the class together with those of `types` that it implements."""
    inherited = set(cls.__mro__)

    def counts(kind):
        return (
            kind not in inherited and hasattr(kind, "__mro__")
            and not isinstance(kind, GenericAlias) and issubclass(cls, kind)
        )

    kinds = [kind for kind in types if counts(kind)]
    # One whose subclass is there as well comes with that.
    kinds = [
        kind for kind in kinds
        if not any(kind is not other and kind in other.__mro__ for other in kinds)
    ]
    found = []
    known = set(kinds)
    for kind in kinds:
        below = [
            [one for one in sub.__mro__ if one in known or one in types]
            for sub in type.__subclasses__(kind)
            if sub not in inherited and issubclass(cls, sub)
        ]
        if not below:
            found.append(kind)
            continue
        for order in sorted(below, key=len, reverse=True):
            found += [one for one in order if one not in found]
    return _c3_mro(cls, abcs=found)


def _find_impl(cls, registry):
    """The implementation for a class for which none is registered."""
    match = None
    for kind in _compose_mro(cls, registry.keys()):
        if match is not None:
            is_other = kind in registry and kind not in cls.__mro__ and match not in cls.__mro__
            if is_other and not issubclass(match, kind):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {kind}")
            break
        if kind in registry:
            match = kind
    return registry.get(match)


def _is_class(cls):
    return isinstance(cls, type) and not isinstance(cls, GenericAlias)


def _is_union(cls):
    typing = sys.modules.get("typing")
    return isinstance(cls, UnionType) or (
        typing is not None and typing.get_origin(cls) is typing.Union
    )


def _classes(cls):
    """The classes that are registered for `cls`; None where it is neither class nor union."""
    if _is_class(cls):
        return (cls,)
    if _is_union(cls) and all(map(_is_class, cls.__args__)):
        return cls.__args__
    return None


def _annotated(function):
    """The class that the first annotation of the function names."""
    if not getattr(function, "__annotations__", {}):
        raise TypeError(
            f"Invalid first argument to `register()`: {function!r}. Use either "
            "`@register(some_class)` or plain `@register` on an annotated function."
        )
    from typing import get_type_hints

    name, cls = next(iter(get_type_hints(function).items()))
    if _classes(cls) is None:
        what = "not all arguments are classes" if _is_union(cls) else "is not a class"
        raise TypeError(f"Invalid annotation for {name!r}. {cls!r} {what}.")
    return cls


def singledispatch(func):
    """A function that calls the one that is registered for the class of its first argument."""
    from abc import get_cache_token
    from functools import update_wrapper

    registry = {object: func}
    found = {}
    token = None

    def dispatch(cls):
        nonlocal token
        if token is not None and token != get_cache_token():
            # An abstract class has got another one that implements it.
            found.clear()
            token = get_cache_token()
        if cls not in found:
            found[cls] = registry[cls] if cls in registry else _find_impl(cls, registry)
        return found[cls]

    def register(cls, func=None):
        nonlocal token
        classes = _classes(cls)
        if classes is None:
            if func is not None:
                raise TypeError(
                    "Invalid first argument to `register()`. "
                    f"{cls!r} is not a class or union type."
                )
            func, cls = cls, _annotated(cls)
            classes = _classes(cls)
        elif func is None:
            return lambda f: register(cls, f)
        for one in classes:
            registry[one] = func
            if token is None and hasattr(one, "__abstractmethods__"):
                token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **keywords)

    name = getattr(func, "__name__", "singledispatch function")
    wrapper.registry = MappingProxyType(registry)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """As `singledispatch` for a method, by the argument behind the instance."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        from functools import update_wrapper

        name = getattr(self.func, "__name__", "singledispatchmethod method")

        def method(*args, **keywords):
            if not args:
                raise TypeError(f"{name} requires at least 1 positional argument")
            function = self.dispatcher.dispatch(args[0].__class__)
            return function.__get__(obj, cls)(*args, **keywords)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
