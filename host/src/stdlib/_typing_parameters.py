"""Type parameters and aliases of `typing`, and what the compiler calls to make them."""

import sys
from _typing_substitution import _shared_out

GenericAlias = type(list[int])

# The module whose classes and functions these are.
__name__ = "typing"

# What has no setter of its own.
_set = object.__setattr__


def _caller():
    """The name of the module that made a parameter."""
    try:
        return sys._getframe(2).f_globals.get("__name__")
    except (AttributeError, ValueError):
        # There is no such frame, or the host shows none.
        return "__main__"


def _sealed(cls):
    """A class that none derive from."""
    def __init_subclass__(cls):
        raise TypeError(f"type '{cls.__base__.__static_name__}' is not an acceptable base type")

    cls.__init_subclass__ = classmethod(__init_subclass__)
    return cls


@_sealed
class NoDefaultType:
    """The type of what says that a parameter has no default."""

    __static_name__ = "NoDefaultType"
    __slots__ = ()
    _only = None

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("NoDefaultType takes no arguments")
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = NoDefaultType()


# ---- what kinds of parameters share

_SLOTS = ("_name", "_default", "_lazy_default", "__dict__", "__weakref__")
_VARIANCE = ("_covariant", "_contravariant", "_infer")
# Attributes that nobody sets: descriptors that compute a value have words of their own.
_MEMBERS = frozenset(("__name__", "__bound__", "__covariant__", "__contravariant__",
                      "__infer_variance__"))
_COMPUTED = frozenset(("__default__", "__constraints__", "args", "kwargs"))


def _start(self, what, name, default):
    if not isinstance(name, str):
        raise TypeError(f"{what}() argument 'name' must be str, not {_kind(name)}")
    _set(self, "_name", name)
    _set(self, "_default", default)
    _set(self, "_lazy_default", None)


def _kind(value):
    return "None" if value is None else type(value).__name__


def _set_variance(self, covariant, contravariant, infer_variance):
    if covariant and contravariant:
        raise ValueError("Bivariant types are not supported.")
    if infer_variance and (covariant or contravariant):
        raise ValueError("Variance cannot be specified with infer_variance.")
    _set(self, "_covariant", bool(covariant))
    _set(self, "_contravariant", bool(contravariant))
    _set(self, "_infer", bool(infer_variance))


def _checked_bound(bound):
    if bound is None:
        return None
    from _typing_forms import _type_check
    return _type_check(bound, "Bound must be a type.")


def _forced(self, name):
    """A part that is computed when it is asked for first."""
    lazy = getattr(self, "_lazy" + name)
    if lazy is not None:
        _set(self, name, lazy())
        _set(self, "_lazy" + name, None)
    return getattr(self, name)


def _refuse_setting(self, name, value=None):
    kind = type(self)
    if name in _COMPUTED and hasattr(kind, name):
        raise AttributeError(f"attribute '{name}' of '{kind.__static_name__}' objects "
                             "is not writable")
    if name in _MEMBERS and hasattr(kind, name):
        if name == "__bound__" and kind is TypeVar:
            raise AttributeError("attribute '__bound__' of 'typing.TypeVar' objects "
                                 "is not writable")
        raise AttributeError("readonly attribute")


def _setattr(self, name, value):
    _refuse_setting(self, name)
    _set(self, name, value)


def _delattr(self, name):
    _refuse_setting(self, name)
    object.__delattr__(self, name)


def _mro_entries(self, bases):
    raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


def _has_default(self):
    return self._lazy_default is not None or self._default is not NoDefault


def _or(self, other):
    from _typing_forms import Union
    return Union[self, other]


def _ror(self, other):
    from _typing_forms import Union
    return Union[other, self]


def _with_variance(self):
    """The name of a parameter, with a sign of its variance if that is said."""
    if self._infer:
        return self._name
    return ("+" if self._covariant else "-" if self._contravariant else "~") + self._name


def _reader(slot):
    return property(lambda self: getattr(self, slot))


def _computed(slot):
    return property(lambda self: _forced(self, slot))


@_sealed
class TypeVar:
    """A parameter that stands for a type."""

    __static_name__ = "typing.TypeVar"
    __slots__ = (*_SLOTS, *_VARIANCE, "_bound", "_constraints", "_lazy_bound",
                 "_lazy_constraints")
    __module__ = "typing"
    # Whether it stands for any number of arguments.
    _variadic = False

    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        _start(self, "typevar", name, default)
        _set_variance(self, covariant, contravariant, infer_variance)
        bound = _checked_bound(bound)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        for part, value in ("_bound", bound), ("_constraints", constraints):
            _set(self, part, value)
            _set(self, "_lazy" + part, None)
        _set(self, "__module__", _caller())

    __name__ = _reader("_name")
    __bound__ = _computed("_bound")
    __constraints__ = _computed("_constraints")
    __default__ = _computed("_default")
    __covariant__ = _reader("_covariant")
    __contravariant__ = _reader("_contravariant")
    __infer_variance__ = _reader("_infer")
    __setattr__, __delattr__ = _setattr, _delattr
    __mro_entries__, has_default = _mro_entries, _has_default
    __or__, __ror__, __repr__ = _or, _ror, _with_variance

    def __reduce__(self):
        return self._name

    def __typing_prepare_subst__(self, alias, args):
        place = alias.__parameters__.index(self)
        if place < len(args):
            return args
        if place == len(args) and self.has_default():
            # A list is refused here, as the reference does.
            return args + (self.__default__,)
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, "
                        f"expected at least {place + 1}")

    def __typing_subst__(self, argument):
        from _typing_forms import _type_check
        argument = _type_check(argument, "Parameters to generic types must be types.")
        is_unpacked = type(argument).__name__ == "_UnpackGenericAlias"
        if is_unpacked or isinstance(argument, GenericAlias) and argument.__unpacked__:
            raise TypeError(f"{argument} is not valid as type argument")
        return argument


@_sealed
class TypeVarTuple:
    """A parameter that stands for any number of types."""

    __static_name__ = "typing.TypeVarTuple"
    __slots__ = _SLOTS
    __module__ = "typing"
    _variadic = True

    def __init__(self, name, *, default=NoDefault):
        _start(self, "typevartuple", name, default)
        _set(self, "__module__", _caller())

    __name__ = _reader("_name")
    __default__ = _computed("_default")
    __setattr__, __delattr__ = _setattr, _delattr
    __mro_entries__, has_default = _mro_entries, _has_default

    def __iter__(self):
        from _typing_forms import Unpack
        yield Unpack[self]

    def __reduce__(self):
        return self._name

    def __typing_prepare_subst__(self, alias, args):
        return _shared_out(self, alias, args)

    def __typing_subst__(self, argument):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __repr__(self):
        return self._name


@_sealed
class ParamSpec:
    """A parameter that stands for the parameters of a function."""

    __static_name__ = "typing.ParamSpec"
    __slots__ = (*_SLOTS, *_VARIANCE, "_bound")
    __module__ = "typing"
    _variadic = False
    _is_param_spec = True

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        _start(self, "paramspec", name, default)
        _set_variance(self, covariant, contravariant, infer_variance)
        _set(self, "_bound", _checked_bound(bound))
        _set(self, "__module__", _caller())

    __name__ = _reader("_name")
    __bound__ = _reader("_bound")
    __default__ = _computed("_default")
    __covariant__ = _reader("_covariant")
    __contravariant__ = _reader("_contravariant")
    __infer_variance__ = _reader("_infer")
    __setattr__, __delattr__ = _setattr, _delattr
    __mro_entries__, has_default = _mro_entries, _has_default
    __or__, __ror__, __repr__ = _or, _ror, _with_variance
    args = property(lambda self: ParamSpecArgs(self))
    kwargs = property(lambda self: ParamSpecKwargs(self))

    def __reduce__(self):
        return self._name

    def __typing_prepare_subst__(self, alias, args):
        from _typing_forms import _is_param_expr
        place = alias.__parameters__.index(self)
        if place == len(args) and self.has_default():
            args = [*args, self.__default__]
        if place >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(alias.__parameters__) == 1 and not _is_param_expr(args[0]):
            return (args,)
        if isinstance(args[place], list):
            return (*args[:place], tuple(args[place]), *args[place + 1:])
        return args

    def __typing_subst__(self, argument):
        from _typing_forms import _is_param_expr, _type_check
        if isinstance(argument, (list, tuple)):
            return tuple(_type_check(t, "Expected a type.") for t in argument)
        if not _is_param_expr(argument):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {argument}")
        return argument


def _part_repr(self):
    origin = self.__origin__
    name = origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)
    return f"{name}.{self._which}"


def _part_eq(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return self.__origin__ == other.__origin__


@_sealed
class ParamSpecArgs:
    """The positional parameters that a ParamSpec stands for."""

    __static_name__ = "typing.ParamSpecArgs"
    __slots__ = ("__origin__", "__weakref__")
    __hash__ = None
    _which = "args"

    def __init__(self, origin):
        self.__origin__ = origin

    __repr__, __eq__, __mro_entries__ = _part_repr, _part_eq, _mro_entries


@_sealed
class ParamSpecKwargs:
    """The parameters by keyword that a ParamSpec stands for."""

    __static_name__ = "typing.ParamSpecKwargs"
    __slots__ = ("__origin__", "__weakref__")
    __hash__ = None
    _which = "kwargs"

    def __init__(self, origin):
        self.__origin__ = origin

    __repr__, __eq__, __mro_entries__ = _part_repr, _part_eq, _mro_entries


# ---- aliases

@_sealed
class TypeAliasType:
    """A name for a type, as `type` statements make them."""

    __static_name__ = "typing.TypeAliasType"
    __slots__ = ("_name", "_type_params", "_value", "_lazy_value", "__dict__")
    # `|` makes a union of it, as of a class.
    __typing_form__ = True

    def __new__(cls, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {_kind(name)}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        return _made_alias(cls, name, type_params, value, None, _caller())

    __name__ = _reader("_name")
    __type_params__ = _reader("_type_params")
    __value__ = _computed("_value")

    @property
    def __parameters__(self):
        return _unpacking(self._type_params)

    def __getitem__(self, key):
        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, key)

    def __setattr__(self, name, value):
        if name == "__name__":
            raise AttributeError("readonly attribute")
        if name in ("__value__", "__type_params__", "__parameters__", "__module__"):
            raise AttributeError(f"attribute '{name}' of 'typing.TypeAliasType' objects "
                                 "is not writable")
        raise AttributeError(f"'typing.TypeAliasType' object has no attribute '{name}' and no "
                             "__dict__ for setting new attributes", name=name, obj=self)

    def __delattr__(self, name):
        self.__setattr__(name, None)

    def __or__(self, other):
        # Not every host has the module.
        from _operator import _type_union
        return _type_union(self, other)

    def __ror__(self, other):
        from _operator import _type_union
        return _type_union(other, self)

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return self._name


def _made_alias(cls, name, type_params, value, lazy, module):
    alias = object.__new__(cls)
    parts = (name, type_params, value, lazy)
    for part, own in zip(cls.__slots__, parts):
        _set(alias, part, own)
    _set(alias, "__module__", module)
    return alias


def _unpacking(parameters):
    """The parameters, with the variadic ones unpacked."""
    if not any(isinstance(p, TypeVarTuple) for p in parameters):
        return parameters
    from _typing_forms import Unpack
    return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in parameters)


# ---- what the compiler calls

def _type_parameter(name, kind, bound, is_tuple, default):
    """A type parameter as the compiler makes it: bound and default are functions, or None."""
    if kind == 0:
        parameter = TypeVar(name, infer_variance=True)
        _set(parameter, "_lazy_constraints" if is_tuple else "_lazy_bound", bound)
    elif kind == 1:
        parameter = TypeVarTuple(name)
    else:
        parameter = ParamSpec(name, infer_variance=True)
    _set(parameter, "_lazy_default", default)
    # The reference has it of the class alone.
    object.__delattr__(parameter, "__module__")
    return parameter


def _type_alias(name, type_params, value):
    """The alias of a `type` statement."""
    module = getattr(value, "__module__", None)
    return _made_alias(TypeAliasType, name, type_params, None, value, module)


def _generic(type_params):
    """What a class with type parameters derives from besides its bases."""
    # Forms first: aliases are built on them.
    import _typing_forms  # noqa: F401
    from _typing_generic import Generic
    return Generic[_unpacking(type_params)]
