"""Generic classes of `typing`: what derives from Generic is subscripted by types."""

from _typing_forms import _is_root, _roots, _tp_cache, _type_convert
from _typing_aliases import _GenericAlias
from _typing_substitution import _collected, _generic_arguments

# The module whose classes and functions these are.
__name__ = "typing"


def _is_typevar_like(t):
    """Whether it is a type parameter, or one that is unpacked."""
    if isinstance(t, type):
        return False
    if hasattr(t, "__typing_subst__") and hasattr(t, "has_default"):
        return not getattr(t, "_variadic", False)
    return getattr(t, "__typing_is_unpacked_typevartuple__", False)


@_tp_cache
def _generic_class_getitem(cls, args):
    """`cls[args]` of a generic class, or of what makes classes generic."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple(map(_type_convert, args))
    if not _is_root(cls):
        return _GenericAlias(cls, _generic_arguments(cls, args))
    if not args:
        raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
    if not all(map(_is_typevar_like, args)):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                        "or parameter specification variables.")
    if len(set(args)) != len(args):
        raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
    return _GenericAlias(cls, args)


def _class_parameters(bases):
    """The parameters of a class that is written with `bases`."""
    found = _collected(bases)
    lists = [base for base in bases if isinstance(base, _GenericAlias)
             and base.__origin__ is Generic]
    if len(lists) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    if not lists:
        return found
    listed = lists[0].__parameters__
    missing = ", ".join(str(p) for p in found if p not in listed)
    if missing:
        raise TypeError(f"Some type variables ({missing}) are not listed in "
                        f"Generic[{', '.join(map(str, listed))}]")
    return listed


class Generic:
    """What generic classes derive from, with their parameters: `class Box(Generic[T])`."""

    __static_name__ = "typing.Generic"
    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, args):
        return _generic_class_getitem(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        written = cls.__dict__.get("__orig_bases__")
        is_plain = Generic in (cls.__bases__ if written is None else written)
        if is_plain and (written is not None or cls.__name__ != "Protocol"
                         and type(cls).__name__ != "_TypedDictMeta"):
            raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = _class_parameters(written or ())


_roots.append(Generic)
