"""Type parameters and aliases of `typing`, and what the compiler calls to make them."""

from _typing_forms import (
    Generic, NoDefault, Unpack, _Alias, _caller, _checked, _Form, _is_parameter_list,
    _Parameter,
)
from _typing_substitution import _shared_out

GenericAlias = type(list[int])

# The module whose classes and functions these are.
__name__ = "typing"


class TypeVar(_Parameter, _Form):
    __static_name__ = "typing.TypeVar"
    def __init__(self, name, *constraints, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self._start(name, default)
        self.__module__ = _caller()
        self._bound, self._constraints = bound, constraints
        self._lazy_bound = self._lazy_constraints = None
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def __bound__(self):
        if self._lazy_bound is not None:
            self._bound, self._lazy_bound = self._lazy_bound(), None
        return self._bound

    @property
    def __constraints__(self):
        if self._lazy_constraints is not None:
            self._constraints, self._lazy_constraints = self._lazy_constraints(), None
        return self._constraints

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
        argument = _checked(argument)
        is_unpacked = isinstance(argument, _Alias) and argument._form is Unpack
        if is_unpacked or isinstance(argument, GenericAlias) and argument.__unpacked__:
            raise TypeError(f"{argument} is not valid as type argument")
        return argument

    def __repr__(self):
        return _with_variance(self)


def _with_variance(parameter):
    """The name of a parameter, with a sign of its variance if that is said."""
    if parameter.__infer_variance__:
        return parameter.__name__
    sign = "+" if parameter.__covariant__ else "-" if parameter.__contravariant__ else "~"
    return sign + parameter.__name__


class TypeVarTuple(_Parameter):
    __static_name__ = "typing.TypeVarTuple"
    _variadic = True

    def __init__(self, name, *, default=NoDefault):
        self._start(name, default)
        self.__module__ = _caller()

    def __iter__(self):
        yield Unpack[self]

    def __typing_prepare_subst__(self, alias, args):
        return _shared_out(self, alias, args)

    def __typing_subst__(self, argument):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __repr__(self):
        return self.__name__


class ParamSpec(_Parameter, _Form):
    __static_name__ = "typing.ParamSpec"
    _is_param_spec = True

    def __init__(self, name, *, bound=None, default=NoDefault, covariant=False,
                 contravariant=False, infer_variance=False):
        self._start(name, default)
        self.__module__ = _caller()
        self.__bound__ = bound
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_prepare_subst__(self, alias, args):
        place = alias.__parameters__.index(self)
        if place == len(args) and self.has_default():
            args = [*args, self.__default__]
        if place >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(alias.__parameters__) == 1 and not _is_parameter_list(args[0]):
            return (args,)
        if isinstance(args[place], list):
            return (*args[:place], tuple(args[place]), *args[place + 1:])
        return args

    def __typing_subst__(self, argument):
        if isinstance(argument, (list, tuple)):
            return tuple(_checked(t, "Expected a type.") for t in argument)
        if not _is_parameter_list(argument):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {argument}")
        return argument

    def __repr__(self):
        return _with_variance(self)


class ParamSpecArgs:
    __static_name__ = "typing.ParamSpecArgs"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return type(other) is type(self) and self.__origin__ is other.__origin__


class ParamSpecKwargs(ParamSpecArgs):
    __static_name__ = "typing.ParamSpecKwargs"

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class TypeAliasType:
    __static_name__ = "typing.TypeAliasType"
    # `|` makes a union of it, as of a class.
    __typing_form__ = True

    def __new__(cls, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError("typealias() argument 'name' must be str, not "
                            f"{type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        alias = super().__new__(cls)
        vars(alias).update(_name=name, _type_params=type_params, _value=value, _lazy=None,
                           __module__=_caller())
        return alias

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __name__(self):
        return self._name

    @property
    def __type_params__(self):
        return self._type_params

    @property
    def __value__(self):
        if self._lazy is not None:
            vars(self).update(_value=self._lazy(), _lazy=None)
        return self._value

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


def _unpacking(parameters):
    """The parameters, with the variadic ones unpacked."""
    return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in parameters)


def _type_parameter(name, kind, bound, is_tuple, default):
    """A type parameter as the compiler makes it: bound and default are functions, or None."""
    if kind == 0:
        parameter = TypeVar(name, infer_variance=True)
        if is_tuple:
            parameter._lazy_constraints = bound
        else:
            parameter._lazy_bound = bound
    elif kind == 1:
        parameter = TypeVarTuple(name)
    else:
        parameter = ParamSpec(name, infer_variance=True)
    parameter._lazy_default = default
    # The reference has it of the class alone.
    del parameter.__module__
    return parameter


def _type_alias(name, type_params, value):
    """The alias of a `type` statement."""
    alias = TypeAliasType(name, None, type_params=type_params)
    vars(alias).update(_lazy=value, __module__=getattr(value, "__module__", None))
    return alias


def _generic(type_params):
    """What a class with type parameters derives from besides its bases."""
    return Generic[_unpacking(type_params)]
