"""Type parameters and the names that annotations use. Nothing is checked at run time."""

import sys
from _typing_forms import (
    Annotated, Any, Callable, ClassVar, Concatenate, Final, ForwardRef, Generic, Literal,
    LiteralString, Never, NoDefault, NoDefaultType, NoReturn, NotRequired, Optional, Protocol,
    ReadOnly, Required, Self, TypeAlias, TypeGuard, TypeIs, Union, Unpack, _abstract, _Alias,
    _caller, _Form, _Named, _SpecialForm,
)
from _typing_parameters import (
    ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple, _generic,
    _type_alias, _type_parameter,
)

TYPE_CHECKING = False


# ---- names for classes

List = _Named("List", list)
Dict = _Named("Dict", dict)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Tuple = _Named("Tuple", tuple)
Type = _Named("Type", type)
for _name in ("Hashable Sized Container Iterable Iterator Reversible Collection Sequence "
              "MutableSequence Mapping MutableMapping MutableSet KeysView ValuesView ItemsView "
              "MappingView Generator Awaitable Coroutine AsyncIterable AsyncIterator "
              "AsyncGenerator ByteString").split():
    globals()[_name] = _Named(_name, _abstract(_name))
AbstractSet = _Named("AbstractSet", _abstract("Set"))

# Names for classes of modules that are imported when they are asked for.
_ELSEWHERE = {
    "DefaultDict": ("collections", "defaultdict"),
    "OrderedDict": ("collections", "OrderedDict"),
    "Counter": ("collections", "Counter"),
    "ChainMap": ("collections", "ChainMap"),
    "Deque": ("collections", "deque"),
    "ContextManager": ("contextlib", "AbstractContextManager"),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager"),
    "Pattern": ("re", "Pattern"),
    "Match": ("re", "Match"),
}
_GenericAlias = _Alias


def __getattr__(name):
    if name not in _ELSEWHERE:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    module, own = _ELSEWHERE[name]
    form = globals()[name] = _Named(name, getattr(__import__(module), own))
    return form


Text = str
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    """What annotations say of files of any sort; `open` gives others."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


# ---- protocols

def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


class SupportsInt(Protocol):
    pass


class SupportsFloat(Protocol):
    pass


class SupportsComplex(Protocol):
    pass


class SupportsBytes(Protocol):
    pass


class SupportsIndex(Protocol):
    pass


class SupportsAbs(Protocol[T_co]):
    pass


class SupportsRound(Protocol[T_co]):
    pass


# ---- functions

class NewType(_Form):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = _caller()

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


def cast(typ, val):
    return val


def _overload_dummy(*args, **kwargs):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated "
        "functions outside a stub module should always be followed by an implementation "
        "that is not @overload-ed.")


# The variants of overloaded functions, by module, qualified name and first line.
_overloads = {}


def overload(func):
    inner = getattr(func, "__func__", func)
    try:
        place = inner.__module__, inner.__qualname__
        _overloads.setdefault(place, {})[inner.__code__.co_firstlineno] = func
    except AttributeError:
        # What has no code cannot be asked for again.
        pass
    return _overload_dummy


def get_overloads(func):
    """The variants of a function that were marked with `overload`."""
    inner = getattr(func, "__func__", func)
    return list(_overloads.get((inner.__module__, inner.__qualname__), {}).values())


def clear_overloads():
    _overloads.clear()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    return (isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol)


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))

    return wrapped


def _marked(mark):
    def decorator(f):
        try:
            setattr(f, mark, True)
        except (AttributeError, TypeError):
            pass
        return f
    return decorator


final = _marked("__final__")
override = _marked("__override__")
no_type_check = _marked("__no_type_check__")


def dataclass_transform(**options):
    return lambda cls: cls


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, _Alias) and tp._form is Annotated:
        return Annotated
    if tp is Generic:
        return Generic
    if type(tp) is type(int | str):
        return type(int | str)
    if isinstance(tp, type):
        return None
    return getattr(tp, "__origin__", None)


def get_args(tp):
    if isinstance(tp, _Alias) and tp._form is Annotated:
        return tp.__args__ + tp.__metadata__
    if isinstance(tp, _Alias) and tp._form is Callable and tp.__args__[0] is not ...:
        return list(tp.__args__[:-1]), tp.__args__[-1]
    if isinstance(tp, type):
        return ()
    return getattr(tp, "__args__", ())


def _evaluated(hint, names, localns):
    """The type that a string, or one inside of a form, stands for."""
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if isinstance(hint, str):
        if not hint.isidentifier() or hint in ("None", "True", "False"):
            return eval(hint, names, localns)
        for namespace in (localns or {}, names):
            if hint in namespace:
                return namespace[hint]
        for t in (int, str, float, bool, bytes, list, dict, set, tuple, frozenset, object, type,
                  complex, bytearray, range, Exception, BaseException):
            if t.__name__ == hint:
                return t
        raise NameError(f"name {hint!r} is not defined", name=hint)
    if isinstance(hint, _Alias) and hint._form not in (Literal, Annotated):
        args = tuple(_evaluated(a, names, localns) for a in hint.__args__)
        if args != hint.__args__:
            return _Alias(hint.__origin__, args, hint._name, hint._form)
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    owners = reversed(obj.__mro__) if isinstance(obj, type) else (obj,)
    for owner in owners:
        names = globalns
        if names is None:
            names = getattr(owner, "__globals__", None)
        if names is None:
            module = sys.modules.get(getattr(owner, "__module__", None))
            names = getattr(module, "__dict__", {})
        annotations = owner.__dict__.get("__annotations__") if isinstance(owner, type) else (
            getattr(owner, "__annotations__", None))
        for name, hint in dict(annotations or {}).items():
            hint = _evaluated(hint, names, localns)
            if hint is None:
                hint = type(None)
            if isinstance(hint, _Alias) and hint._form is Annotated and not include_extras:
                hint = hint.__origin__
            hints[name] = hint
    return hints


# ---- named tuples and typed dicts

class _Maker:
    """What makes a class when it is called, and is a base of classes as well."""

    def __init__(self, make, base):
        self._make, self._base = make, base
        self.__module__ = "typing"
        self.__name__ = self.__qualname__ = make.__name__

    def __call__(self, *args, **kwargs):
        return self._make(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._base,)

    def __repr__(self):
        return f"<function {self.__name__}>"


def NamedTuple(typename, fields=(), /, **kwargs):
    import collections
    fields = list(fields or kwargs.items())
    made = collections.namedtuple(typename, [name for name, _ in fields])
    made.__annotations__ = dict(fields)
    made.__module__ = _caller(3)
    return made


class _NamedTupleMeta(type):
    def __new__(meta, typename, bases, namespace):
        if "_root" in namespace:
            return super().__new__(meta, typename, bases, namespace)
        import collections
        types = namespace.get("__annotations__", {})
        defaults = []
        for name in types:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(n for n in types if n in namespace)}")
        made = collections.namedtuple(typename, list(types), defaults=defaults)
        made.__annotations__ = dict(types)
        for name, value in namespace.items():
            if name in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                        "_field_defaults", "_make", "_replace", "_asdict"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in types and name not in ("__annotations__", "__weakref__"):
                setattr(made, name, value)
        return made


class _TypedDictMeta(type):
    def __new__(meta, name, bases, namespace, total=True):
        made = type.__new__(meta, name, (dict,), dict(namespace))
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        annotations.update(namespace.get("__annotations__", {}))
        made.__annotations__ = annotations
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


def TypedDict(typename, fields={}, /, *, total=True):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields)}, total=total)


NamedTuple = _Maker(NamedTuple, _NamedTupleMeta("NamedTuple", (), {"_root": True}))
TypedDict = _Maker(TypedDict, _TypedDictMeta("TypedDict", (), {}))
del _name
