"""Type parameters and aliases of `typing`, and what the compiler calls to make them."""

from _typing_forms import Generic, NoDefault, Unpack, _Alias, _Parameter, _caller

# The module whose classes and functions these are.
__name__ = "typing"


class TypeVar(_Parameter):
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

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class TypeVarTuple(_Parameter):
    __static_name__ = "typing.TypeVarTuple"
    _variadic = True

    def __init__(self, name, *, default=NoDefault):
        self._start(name, default)
        self.__module__ = _caller()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ParamSpec(_Parameter):
    __static_name__ = "typing.ParamSpec"
    _variadic = True

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

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        return type(other) is type(self) and self.__origin__ is other.__origin__


class ParamSpecKwargs(ParamSpecArgs):
    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class TypeAliasType:
    __static_name__ = "typing.TypeAliasType"
    # `|` makes a union of it, as of a class.
    __typing_form__ = True

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._value, self._lazy = value, None
        self.__module__ = _caller()

    @property
    def __value__(self):
        if self._lazy is not None:
            self._value, self._lazy = self._lazy(), None
        return self._value

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, key):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _Alias(self, key if isinstance(key, tuple) else (key,), self.__name__)

    def __repr__(self):
        return self.__name__


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
    source = bound or default
    parameter.__module__ = getattr(source, "__module__", None) or _caller(2)
    return parameter


def _type_alias(name, type_params, value):
    """The alias of a `type` statement."""
    alias = TypeAliasType(name, None, type_params=type_params)
    alias._lazy = value
    alias.__module__ = getattr(value, "__module__", None)
    return alias


def _generic(type_params):
    """What a class with type parameters derives from besides its bases."""
    return Generic[tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in type_params)]
