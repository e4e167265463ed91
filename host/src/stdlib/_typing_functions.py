"""Functions and decorators of `typing` that are for checkers, and do little when they run."""

import sys
from _typing_forms import Union, _caller, _warn_of_removal

# The module whose classes and functions these are.
__name__ = "typing"

_ASSERT_NEVER_REPR_MAX_LENGTH = 100


class NewType:
    """A type of its own to checkers; when the program runs, calls give their argument."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Refusing:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")

        return (Refusing,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


def cast(typ, val):
    """The value: checkers take it to be of the type."""
    return val


def assert_type(val, typ, /):
    """The value: checkers see whether it is of the type."""
    return val


def assert_never(arg, /):
    """For places that are not reached."""
    shown = repr(arg)
    if len(shown) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        shown = shown[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def reveal_type(obj, /):
    """The value, whose type is told on standard error."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


# ---- variants of functions

def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions "
        "outside a stub module should always be followed by an implementation that is not "
        "@overload-ed.")


def _registry():
    """The variants of functions, by module, qualified name and first line."""
    import typing
    return typing._overload_registry


def __getattr__(name):
    if name != "_overload_registry":
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    global _overload_registry
    from collections import defaultdict
    _overload_registry = defaultdict(lambda: defaultdict(dict))
    return _overload_registry


def overload(func):
    """Marks a variant of a function, which the function itself follows."""
    inner = getattr(func, "__func__", func)
    try:
        variants = _registry()[inner.__module__][inner.__qualname__]
        variants[inner.__code__.co_firstlineno] = func
    except AttributeError:
        # What has no code cannot be asked for again.
        pass
    return _overload_dummy


def get_overloads(func):
    """The variants of a function, in their order."""
    inner = getattr(func, "__func__", func)
    named = _registry().get(inner.__module__, {})
    return list(named.get(inner.__qualname__, {}).values())


def clear_overloads():
    """Forgets the variants of all functions."""
    _registry().clear()


# ---- marks

def _mark(f, name, value=True):
    try:
        setattr(f, name, value)
    except (AttributeError, TypeError):
        # What takes no attributes stays without.
        pass
    return f


def final(f):
    """Marks a method that is not overridden, or a class that none derive from."""
    return _mark(f, "__final__")


def override(method, /):
    """Marks a method that overrides one of a base."""
    return _mark(method, "__override__")


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        frozen_default=False, field_specifiers=(), **kwargs):
    """Marks what makes classes like dataclasses."""
    options = {
        "eq_default": eq_default, "order_default": order_default,
        "kw_only_default": kw_only_default, "frozen_default": frozen_default,
        "field_specifiers": field_specifiers, "kwargs": kwargs,
    }

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = options
        return cls_or_fn

    return decorator


def no_type_check(arg):
    """Marks a function, or what a class defines itself, as without hints."""
    if isinstance(arg, type):
        for name in dir(arg):
            _mark_own(arg, getattr(arg, name, None))
    return _mark(arg, "__no_type_check__")


def _mark_own(cls, member):
    """Marks a member of the class, if it is defined in it."""
    is_own = (hasattr(member, "__qualname__")
              and member.__qualname__ == f"{cls.__qualname__}.{member.__name__}"
              and getattr(member, "__module__", None) == cls.__module__)
    if not is_own:
        return
    if isinstance(member, type(_mark)):
        member.__no_type_check__ = True
    if hasattr(member, "__func__"):
        member.__func__.__no_type_check__ = True
    if isinstance(member, type):
        no_type_check(member)


def no_type_check_decorator(decorator):
    """A decorator that does what the given one does, and marks the result as without hints."""
    import functools
    _warn_of_removal("typing.no_type_check_decorator", "3.15")

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator
