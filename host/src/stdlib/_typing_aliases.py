"""What forms and generic classes of `typing` give when they are subscripted."""

from _typing_forms import (
    Union, Unpack, _deduplicate, _Final, _is_dunder, _is_param_expr, _is_root, _NotIterable,
    _roots, _SpecialForm, _tp_cache, _type_convert, _type_repr, _UnionType,
)
from _typing_substitution import _alias_arguments, _collected
from _operator import getitem as _getitem

# The module whose classes and functions these are.
__name__ = "typing"

_BuiltinAlias = type(list[int])

# Attributes that are an alias's own; others are its origin's, but for those with two underscores.
_OWN = frozenset(("_name", "_inst", "_nparams", "_defaults"))


def _is_generic(base):
    """Whether a class that is listed as a base derives from Generic."""
    return isinstance(base, type) and issubclass(base, _roots[0])


def _brings_generic(base, bases):
    """Whether what is listed as a base is, or stands for, a class derived from Generic."""
    if isinstance(base, _BaseGenericAlias):
        return True
    if isinstance(base, type):
        return _is_generic(base)
    entries = getattr(base, "__mro_entries__", None)
    stands_for = entries(bases) if entries else None
    return isinstance(stands_for, tuple) and any(map(_is_generic, stands_for))


class _BaseGenericAlias(_Final, _root=True):
    """What stands for a class in annotations: asked for attributes, it asks the class."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            # What takes no attributes does not know it.
            pass
        return made

    def __mro_entries__(self, bases):
        entries = () if self.__origin__ in bases else (self.__origin__,)
        behind = bases[bases.index(self) + 1:]
        if any(_brings_generic(base, bases) for base in behind):
            return entries
        return (*entries, _roots[0])

    def __getattr__(self, attr):
        if attr == "__name__" or attr == "__qualname__":
            return self._name or self.__origin__.__name__
        # A copy that is being made has no origin yet.
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in _OWN:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        theirs = [attr for attr in dir(self.__origin__) if not _is_dunder(attr)]
        return list({*super().__dir__(), *theirs})


@_tp_cache
def _subscripted(alias, args):
    return alias._subscripted(args)


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A form or generic class with arguments."""

    # Whether lists of types among the arguments are spread out.
    _takes_lists = False

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collected(self.__args__, _is_root(origin))
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    def __getitem__(self, args):
        return _subscripted(self, args)

    def _subscripted(self, args):
        if _is_root(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with(_alias_arguments(self, tuple(map(_type_convert, args))))

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        return f"{name}[{', '.join(map(_type_repr, self.__args__)) or '()'}]"

    def __reduce__(self):
        origin, args = self.__origin__, self.__args__
        if self._name:
            import typing
            origin = getattr(typing, self._name)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return _getitem, (origin, args)

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if origin is _roots[0]:
            if any(map(_is_root, bases)) and origin not in bases:
                return ()
            behind = bases[bases.index(self) + 1:]
            if any(isinstance(b, _BaseGenericAlias) and b is not self for b in behind):
                return ()
        return (origin,)

    def __iter__(self):
        yield Unpack[self]


class _UnionGenericAlias(_NotIterable, _GenericAlias, _root=True):
    """Several types, in no order that counts."""

    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _UnionType)):
            return NotImplemented
        return _same_unordered(self.__args__, other.__args__)

    def __hash__(self):
        # That of the interpreter's own unions, which it can be equal to.
        found = 0x51_ED27
        for t in self.__args__:
            found ^= hash(t) * 0x9E37 & 0x7FFF_FFFF_FFFF
        return found

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and type(None) in args:
            other = args[args[0] is type(None)]
            return f"typing.Optional[{_type_repr(other)}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return any(isinstance(obj, cls) for cls in self.__args__)

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, own) for own in self.__args__)

    def __reduce__(self):
        function, (_, args) = super().__reduce__()
        return function, (Union, args)


def _same_unordered(first, second):
    """Whether two tuples have the same items, also where these have no hash."""
    try:
        return set(first) == set(second)
    except TypeError:
        rest = list(second)
    for item in first:
        if item not in rest:
            return False
        rest.remove(item)
    return not rest


def _with_types(values):
    return {(value, type(value)) for value in values}


class _LiteralGenericAlias(_GenericAlias, _root=True):
    """Values, told apart by their types as well."""

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return _with_types(self.__args__) == _with_types(other.__args__)

    def __hash__(self):
        return hash(frozenset(_with_types(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        *first, last = args
        if isinstance(last, (list, tuple)):
            return (*first, *last)
        if isinstance(last, _ConcatenateGenericAlias):
            args = (*first, *last.__args__)
        return super().copy_with(args)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    """The types of a function's arguments, then that of its result."""

    _takes_lists = True

    def _is_by_list(self):
        """Whether the arguments are listed, rather than stood for by one thing."""
        return len(self.__args__) != 2 or not _is_param_expr(self.__args__[0])

    def __repr__(self):
        if not self._is_by_list():
            return super().__repr__()
        *args, result = map(_type_repr, self.__args__)
        return f"typing.Callable[[{', '.join(args)}], {result}]"

    def __reduce__(self):
        from typing import Callable
        *args, result = self.__args__
        if not self._is_by_list():
            args = args[0]
        return _getitem, (Callable, (args, result))


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """A type, and what is said about it."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        (new_type,) = params
        return _AnnotatedAlias(new_type, self.__metadata__)

    def __repr__(self):
        said = ", ".join(map(repr, self.__metadata__))
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {said}]"

    def __reduce__(self):
        from _typing_forms import Annotated
        return _getitem, (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr == "__name__" or attr == "__qualname__":
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    """The items of a tuple type, or of what a TypeVarTuple stands for."""

    def __repr__(self):
        return f"typing.Unpack[{_type_repr(self.__args__[0])}]"

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        (inner,) = self.__args__
        if not isinstance(inner, (_GenericAlias, _BuiltinAlias)):
            return None
        if inner.__origin__ is not tuple:
            raise TypeError("Unpack[...] must be used with a tuple type")
        return inner.__args__

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return getattr(self.__args__[0], "_variadic", False)
