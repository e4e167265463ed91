"""What `typing` builds on: which values count as types, how types are shown, and its forms."""

import sys

# The module whose classes and functions these are.
__name__ = "typing"

_FunctionType = type(lambda: None)
_UnionType = type(int | str)


def _type_repr(obj):
    """A type as it stands in the repr of one that is built of it."""
    if obj is ...:
        return "..."
    if isinstance(obj, tuple):
        return f"[{', '.join(map(_type_repr, obj))}]"
    if isinstance(obj, type):
        module = obj.__module__
        return obj.__qualname__ if module == "builtins" else f"{module}.{obj.__qualname__}"
    return obj.__name__ if isinstance(obj, _FunctionType) else repr(obj)


def _caller(depth=1, default="__main__"):
    """The name of the module that called the function which asks."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except (AttributeError, ValueError):
        # There is no such frame, or the host shows none.
        return default


def _warn_of_removal(name, version):
    """Warns whoever called the function that says this."""
    import warnings
    warnings.warn(f"{name!r} is deprecated and slated for removal in Python {version}",
                  DeprecationWarning, stacklevel=3)


def _is_dunder(attr):
    return attr[:2] == "__" == attr[-2:]


# ---- arguments

# Generic and Protocol, once they are there: no arguments of other forms.
_roots = []


def _is_root(t):
    # By equality: a class of another library can say that it stands for Protocol.
    return t in _roots


def _type_convert(arg, module=None, *, allow_special_forms=False):
    """An argument as it is kept: strings are references, None stands for its class."""
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return type(None) if arg is None else arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """The argument as it is kept, if it can be a type; `msg` begins the error otherwise."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    kind = type(arg)
    if kind is type and arg is not _roots[0]:
        return arg
    if isinstance(arg, _SpecialForm):
        if arg._is_type or allow_special_forms and (arg is ClassVar or arg is Final):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        is_refused = (_is_root(origin) or origin is ClassVar and not allow_special_forms
                      or origin is Final and not allow_special_forms and is_argument)
        if is_refused:
            raise TypeError(f"{arg} is not valid as type argument")
    elif _is_root(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    elif kind is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    """Whether it can stand for a ParamSpec: a list of types, `...`, or what is one in the end."""
    if arg is ... or isinstance(arg, (tuple, list)) or getattr(arg, "_is_param_spec", False):
        return True
    return isinstance(arg, _ConcatenateGenericAlias)


# ---- what was asked for before is given again

_cleanups = []
_MOST_KEPT = 128


def _tp_cache(func=None, /, *, typed=False):
    """A decorator: results are kept by the arguments, where these have a hash."""
    if func is None:
        return lambda function: _tp_cache(function, typed=typed)
    kept = {}
    _cleanups.append(kept.clear)

    def cached(*args):
        key = (*args, *map(type, args)) if typed else args
        try:
            if key in kept:
                return kept[key]
        except TypeError:
            return func(*args)
        made = func(*args)
        if len(kept) >= _MOST_KEPT:
            del kept[next(iter(kept))]
        kept[key] = made
        return made

    cached.__name__, cached.__qualname__ = func.__name__, func.__qualname__
    cached.__module__, cached.__doc__ = func.__module__, func.__doc__
    cached.__wrapped__ = func
    return cached


def _deduplicate_unhashable(params):
    found = []
    for t in params:
        if t not in found:
            found.append(t)
    return found


def _deduplicate(params, *, unhashable_fallback=False):
    """The parameters, each once, in their order."""
    try:
        return dict.fromkeys(params)
    except TypeError:
        if unhashable_fallback:
            return _deduplicate_unhashable(params)
        raise


def _remove_dups_flatten(parameters):
    """The members of a union: those of unions in it, each once."""
    flat = []
    for t in parameters:
        flat += t.__args__ if isinstance(t, (_UnionGenericAlias, _UnionType)) else (t,)
    return tuple(_deduplicate(flat, unhashable_fallback=True))


def _value_and_type_iter(parameters):
    return ((value, type(value)) for value in parameters)


def _flatten_literal_params(parameters):
    flat = []
    for value in parameters:
        flat += value.__args__ if isinstance(value, _LiteralGenericAlias) else (value,)
    return tuple(flat)


# ---- forms

class _Final:
    """A mixin of what programs must not derive classes from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, _root=False, **kwds):
        if not _root:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """A mixin: `__iter__` is there for the sake of unpacking, and these have no use for it."""

    __slots__ = ()
    __iter__ = None


class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ("_name", "__doc__", "_getitem", "_is_type")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__
        # Whether it stands for a type as it is, without arguments.
        self._is_type = False

    def __getattr__(self, item):
        if item == "__name__" or item == "__qualname__":
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return _special_item(self, parameters)


@_tp_cache
def _special_item(form, parameters):
    return form._getitem(form, parameters)


@_tp_cache(typed=True)
def _literal_item(form, *parameters):
    return form._getitem(form, *parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """A form that tells equal arguments of different types apart."""

    def __getitem__(self, parameters):
        if isinstance(parameters, tuple):
            return _literal_item(self, *parameters)
        return _literal_item(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Any type at all: it is compatible with every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _is_type(form):
    """Marks a form that stands for a type without arguments."""
    form._is_type = True
    return form


def _bare(name, doc):
    """A form that takes no arguments and stands for a type."""
    def refuse(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    refuse.__name__ = name
    refuse.__doc__ = doc
    return _is_type(_SpecialForm(refuse))


NoReturn = _bare("NoReturn", "The result of functions that never return.")
Never = _bare("Never", "The type without values.")
Self = _bare("Self", "The class that a method is called on.")
LiteralString = _bare("LiteralString", "A str that the program's text says.")
TypeAlias = _bare("TypeAlias", "Marks an assignment as the definition of an alias.")


def _single(name, what, doc):
    """A form that takes one type; `what` is what the error begins with."""
    def getitem(self, parameters):
        return _GenericAlias(self, (_type_check(parameters, what),))

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


_ONE = " accepts only single type."


@_SpecialForm
def ClassVar(self, parameters):
    """A variable of the class rather than of its instances."""
    item = _type_check(parameters, f"{self}{_ONE}", allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Final(self, parameters):
    """A name that is not bound anew."""
    item = _type_check(parameters, f"{self}{_ONE}", allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Union(self, parameters):
    """One of several types."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    msg = "Union[arg, ...]: each arg must be a type."
    members = _remove_dups_flatten([_type_check(p, msg) for p in parameters])
    if len(members) == 1:
        return members[0]
    is_optional = len(members) == 2 and type(None) in members
    return _UnionGenericAlias(self, members, name="Optional" if is_optional else None)


def _make_union(left, right):
    return Union[left, right]


@_SpecialForm
def Optional(self, parameters):
    """A type, or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), type(None)]


@_TypedCacheSpecialForm
def Literal(self, *parameters):
    """One of the values that are given."""
    values = _flatten_literal_params(parameters)
    try:
        values = tuple(value for value, _ in _deduplicate(list(_value_and_type_iter(values))))
    except TypeError:
        # Values without a hash stay as often as they are written.
        pass
    return _LiteralGenericAlias(self, values)


@_SpecialForm
def Concatenate(self, parameters):
    """The parameters of a function: some, and then those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    *first, last = parameters
    if last is not ... and not getattr(last, "_is_param_spec", False):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable "
                        "or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (*[_type_check(p, msg) for p in first], last))


TypeGuard = _single("TypeGuard", "typing.TypeGuard" + _ONE,
                    "The result of a function that tells a type by True.")
TypeIs = _single("TypeIs", "typing.TypeIs" + _ONE,
                 "The result of a function that tells a type either way.")
Required = _single("Required", "Required accepts only a single type.",
                   "A key that a TypedDict must have.")
NotRequired = _single("NotRequired", "NotRequired accepts only a single type.",
                      "A key that a TypedDict may lack.")
ReadOnly = _single("ReadOnly", "ReadOnly accepts only a single type.",
                   "A key of a TypedDict that is not changed.")


@_SpecialForm
def Unpack(self, parameters):
    """What stands for several: the items of a tuple type or TypeVarTuple."""
    item = _type_check(parameters, f"{self}{_ONE}")
    return _UnpackGenericAlias(origin=self, args=(item,))


@_TypedCacheSpecialForm
def Annotated(self, *params):
    """A type, and what a program has to say about it."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    if getattr(params[0], "__typing_is_unpacked_typevartuple__", False):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.",
                         allow_special_forms=True)
    return _AnnotatedAlias(origin, params[1:])


# Below, since aliases are built on forms as well.
from _typing_aliases import (  # noqa: E402
    _AnnotatedAlias, _ConcatenateGenericAlias, _GenericAlias, _LiteralGenericAlias,
    _UnionGenericAlias, _UnpackGenericAlias,
)
from _typing_reference import ForwardRef  # noqa: E402
