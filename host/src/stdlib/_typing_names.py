"""`typing.List` and its kin: names of `typing` for classes of other modules."""

import collections
import collections.abc
from _typing_forms import (
    Union, _NotIterable, _tp_cache, _type_check, _type_convert, _warn_of_removal,
)
from _typing_aliases import _BaseGenericAlias, _CallableGenericAlias, _GenericAlias

# The module whose classes and functions these are.
__name__ = "typing"

_NOT_TYPES = "Parameters to generic types must be types."


@_tp_cache
def _item(alias, params):
    return alias._item(params)


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """Another name for a class, that takes a number of types."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=origin.__name__ if name is None else name)
        self._nparams = nparams
        self._defaults = defaults
        module = "" if origin.__module__ == "builtins" else origin.__module__ + "."
        self.__doc__ = f"A generic version of {module}{origin.__qualname__}."

    def __getitem__(self, params):
        return _item(self, params)

    def _item(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_type_check(p, _NOT_TYPES) for p in params)
        given, wanted, defaults = len(params), self._nparams, self._defaults
        if wanted - len(defaults) <= given < wanted:
            params += defaults[given - wanted:]
            given = wanted
        if given != wanted:
            if not wanted:
                raise TypeError(f"{self} is not a generic class")
            expected = f"at least {wanted - len(defaults)}" if defaults else wanted
            amount = "many" if given > wanted else "few"
            raise TypeError(f"Too {amount} arguments for {self}; "
                            f"actual {given}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return f"typing.{self._name}"

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    """A name whose use is warned of."""

    def __init__(self, origin, nparams, *, removal_version, inst=True, name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self._removal_version = removal_version

    def __setattr__(self, attr, val):
        if attr == "_removal_version":
            object.__setattr__(self, attr, val)
        else:
            super().__setattr__(attr, val)

    def __instancecheck__(self, inst):
        _warn_of_removal(f"typing.{self._name}", "{}.{}".format(*self._removal_version))
        return super().__instancecheck__(inst)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        # Lists have no hash, by which items are kept.
        return _item(self, (tuple(args) if isinstance(args, list) else args, result))

    def _item(self, params):
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*map(_type_convert, args), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    def _item(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*[_type_check(p, msg) for p in params[:-1]], ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


_alias = _SpecialGenericAlias

# By the number of types: names of abstract classes, ...
_ABSTRACT = (
    (0, "Hashable Sized"),
    (1, "Awaitable AsyncIterable AsyncIterator Iterable Iterator Reversible Container Collection "
        "MutableSet Sequence MutableSequence MappingView KeysView ValuesView"),
    (2, "Mapping MutableMapping ItemsView"),
    (3, "Coroutine"),
)
# ... and of classes that one can call as well.
_CONCRETE = (
    ("List", list, 1, False), ("Set", set, 1, False), ("FrozenSet", frozenset, 1, False),
    ("Dict", dict, 2, False), ("Type", type, 1, False), ("Deque", collections.deque, 1, True),
    ("DefaultDict", collections.defaultdict, 2, True),
    ("OrderedDict", collections.OrderedDict, 2, True),
    ("Counter", collections.Counter, 1, True), ("ChainMap", collections.ChainMap, 2, True),
)
for _count, _names in _ABSTRACT:
    for _name in _names.split():
        globals()[_name] = _alias(getattr(collections.abc, _name), _count)
for _name, _class, _count, _inst in _CONCRETE:
    globals()[_name] = _alias(_class, _count, inst=_inst, name=_name)
del _name, _names, _class, _count, _inst

AbstractSet = _alias(collections.abc.Set, 1, name="AbstractSet")
Generator = _alias(collections.abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2, defaults=(type(None),))
ByteString = _DeprecatedGenericAlias(collections.abc.ByteString, 0, removal_version=(3, 14),
                                     name="ByteString")
Callable = _CallableType(collections.abc.Callable, 2)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
