"""Type parameters and the names that annotations use. Nothing is checked at run time."""

import sys

TYPE_CHECKING = False


def _shown(t):
    """A type as it stands in the repr of one that is built of it."""
    if t is ...:
        return "..."
    if isinstance(t, (list, tuple)):
        return "[" + ", ".join(map(_shown, t)) + "]"
    if isinstance(t, type):
        module = getattr(t, "__module__", "builtins")
        if module == "builtins":
            return t.__qualname__
        return f"{module}.{t.__qualname__}"
    if callable(t) and hasattr(t, "__qualname__") and hasattr(t, "__code__"):
        return t.__name__
    return repr(t)


def _caller(depth=2):
    """The name of the module that called."""
    frame = getattr(sys, "_getframe", None)
    if frame is None:
        return "__main__"
    try:
        return frame(depth).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError, TypeError):
        return "__main__"


class _Form:
    """What can be combined by `|`."""

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class NoDefaultType:
    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = NoDefaultType()


# ---- type parameters

class _Parameter(_Form):
    def _start(self, name, default):
        self.__name__ = name
        self._default = default
        self._lazy_default = None
        self.__module__ = "typing"

    @property
    def __default__(self):
        if self._lazy_default is not None:
            self._default, self._lazy_default = self._lazy_default(), None
        return self._default

    def has_default(self):
        return self._lazy_default is not None or self._default is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __typing_subst__(self, argument):
        return argument


class TypeVar(_Parameter):
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
    def __init__(self, name, *, default=NoDefault):
        self._start(name, default)
        self.__module__ = _caller()

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


class ParamSpec(_Parameter):
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


# ---- forms

def _parameters(args):
    found = []
    for a in args:
        if isinstance(a, _Parameter):
            inner = (a,)
        elif isinstance(a, (list, tuple)):
            inner = _parameters(a)
        else:
            inner = () if isinstance(a, type) else getattr(a, "__parameters__", ())
        for p in inner:
            if p not in found:
                found.append(p)
    return tuple(found)


def _substituted(t, values):
    if isinstance(t, _Parameter):
        return values.get(t, t)
    if isinstance(t, (list, tuple)):
        return type(t)(_substituted(a, values) for a in t)
    if not isinstance(t, type) and getattr(t, "__parameters__", ()):
        return t[tuple(values.get(p, p) for p in t.__parameters__)]
    return t


class _Alias(_Form):
    """A form or generic class with arguments."""

    def __init__(self, origin, args, name, form=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _parameters(args)
        self._name = name
        self._form = form

    def __getitem__(self, key):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        key = key if isinstance(key, tuple) else (key,)
        values = dict(zip(self.__parameters__, key))
        args = tuple(_substituted(a, values) for a in self.__args__)
        if self._form is Union:
            return Union[args]
        return _Alias(self.__origin__, args, self._name, self._form)

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __mro_entries__(self, bases):
        origin = self.__origin__
        behind = bases[bases.index(self) + 1:]
        generic = any(isinstance(b, _Alias) or isinstance(b, type) and issubclass(b, Generic)
                      for b in behind)
        if origin is Generic:
            return () if Protocol in bases or generic else (Generic,)
        if isinstance(self._form, _Named) and not generic:
            return (origin, Generic)
        return (origin,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._form is Union and other._form is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self._form is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, instance):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        args = self.__args__
        if self._form is Union and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        if self._form is Literal:
            return f"{self._name}[{', '.join(map(repr, args))}]"
        if self._form is Callable and args and args[0] is not ...:
            return f"{self._name}[{_shown(list(args[:-1]))}, {_shown(args[-1])}]"
        if self._form is Annotated:
            rest = ", ".join(map(repr, self.__metadata__))
            return f"typing.Annotated[{_shown(args[0])}, {rest}]"
        shown = ", ".join(map(_shown, args)) or "()"
        return f"{self._name}[{shown}]"


class _SpecialForm(_Form):
    def __init__(self, name, make=None):
        self._name = name
        self._make = make
        self.__module__ = "typing"
        self.__name__ = self.__qualname__ = name

    def __getitem__(self, key):
        if self._make is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._make(self, key)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name


def _one(form, key):
    if isinstance(key, tuple):
        raise TypeError(f"{form!r} accepts only single type.")
    return _Alias(form, (_none(key),), "typing." + form._name, form)


def _any_number(form, key):
    key = key if isinstance(key, tuple) else (key,)
    return _Alias(form, tuple(map(_none, key)), "typing." + form._name, form)


def _none(t):
    return type(None) if t is None else ForwardRef(t) if isinstance(t, str) else t


def _union(form, key):
    key = key if isinstance(key, tuple) else (key,)
    if key == ():
        raise TypeError("Cannot take a Union of no types.")
    flat = []
    for t in map(_none, key):
        is_union = type(t) is type(int | str) or isinstance(t, _Alias) and t._form is Union
        for one in t.__args__ if is_union else (t,):
            if one not in flat:
                flat.append(one)
    if len(flat) == 1:
        return flat[0]
    return _Alias(form, tuple(flat), "typing.Union", form)


def _literal(form, key):
    key = key if isinstance(key, tuple) else (key,)
    flat = []
    for v in key:
        inner = v.__args__ if isinstance(v, _Alias) and v._form is Literal else (v,)
        flat += [v for v in inner if not any(v == w and type(v) is type(w) for w in flat)]
    return _Alias(form, tuple(flat), "typing.Literal", form)


def _annotated(form, key):
    if not isinstance(key, tuple) or len(key) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    alias = _Alias(key[0], (_none(key[0]),), "typing.Annotated", form)
    alias.__metadata__ = tuple(key[1:])
    return alias


def _optional(form, key):
    if isinstance(key, tuple):
        raise TypeError(f"typing.Optional requires a single type. Got {key!r:.100}.")
    return Union[key, None]


def _callable(form, key):
    if not isinstance(key, tuple) or len(key) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    arguments, result = key
    if isinstance(arguments, list):
        args = tuple(map(_none, arguments))
    else:
        args = (arguments,)
    return _Alias(form._origin, args + (_none(result),), "typing.Callable", form)


Union = _SpecialForm("Union", _union)
Optional = _SpecialForm("Optional", _optional)
Literal = _SpecialForm("Literal", _literal)
Annotated = _SpecialForm("Annotated", _annotated)
ClassVar = _SpecialForm("ClassVar", _one)
Final = _SpecialForm("Final", _one)
Required = _SpecialForm("Required", _one)
NotRequired = _SpecialForm("NotRequired", _one)
ReadOnly = _SpecialForm("ReadOnly", _one)
Unpack = _SpecialForm("Unpack", _one)
TypeGuard = _SpecialForm("TypeGuard", _one)
TypeIs = _SpecialForm("TypeIs", _one)
Concatenate = _SpecialForm("Concatenate", _any_number)
Self = _SpecialForm("Self")
Never = _SpecialForm("Never")
NoReturn = _SpecialForm("NoReturn")
LiteralString = _SpecialForm("LiteralString")
TypeAlias = _SpecialForm("TypeAlias")


class _AnyForm(_Form):
    __module__ = "typing"
    __name__ = __qualname__ = "Any"

    def __mro_entries__(self, bases):
        return ()

    def __call__(self, *args, **kwargs):
        raise TypeError("Any cannot be instantiated")

    def __repr__(self):
        return "typing.Any"


Any = _AnyForm()


class ForwardRef(_Form):
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


# ---- names for classes

class _Named(_SpecialForm):
    """`typing.List` and its kin: another name for a class."""

    def __init__(self, name, origin, make=None):
        super().__init__(name, make or _named)
        self._origin = self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if self._origin is None:
            raise TypeError(f"Type {self._name} cannot be instantiated")
        return self._origin(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (self._origin or object,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self._origin)


def _named(form, key):
    key = key if isinstance(key, tuple) else (key,)
    return _Alias(form._origin, tuple(map(_none, key)), "typing." + form._name, form)


def _abstract(name):
    try:
        import collections.abc as classes
    except ImportError:
        return None
    return getattr(classes, name, None)


List = _Named("List", list)
Dict = _Named("Dict", dict)
Set = _Named("Set", set)
FrozenSet = _Named("FrozenSet", frozenset)
Tuple = _Named("Tuple", tuple)
Type = _Named("Type", type)
Callable = _Named("Callable", _abstract("Callable"), _callable)
for _name in ("Hashable Sized Container Iterable Iterator Reversible Collection Sequence "
              "MutableSequence Mapping MutableMapping MutableSet KeysView ValuesView ItemsView "
              "MappingView Generator Awaitable Coroutine AsyncIterable AsyncIterator "
              "AsyncGenerator ByteString").split():
    globals()[_name] = _Named(_name, _abstract(_name))
AbstractSet = _Named("AbstractSet", _abstract("Set"))
ContextManager = _Named("ContextManager", None)
AsyncContextManager = _Named("AsyncContextManager", None)
IO = _Named("IO", None)
TextIO = _Named("TextIO", None)
BinaryIO = _Named("BinaryIO", None)
Pattern = _Named("Pattern", None)
Match = _Named("Match", None)


def __getattr__(name):
    """Names for the classes of `collections`, made when they are asked for."""
    classes = {"DefaultDict": "defaultdict", "OrderedDict": "OrderedDict", "Counter": "Counter",
               "ChainMap": "ChainMap", "Deque": "deque"}
    if name in classes:
        import collections
        form = _Named(name, getattr(collections, classes[name]))
        globals()[name] = form
        return form
    raise AttributeError(f"module 'typing' has no attribute {name!r}")


Text = str
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
AnyStr = TypeVar("AnyStr", bytes, str)


# ---- generic classes

class Generic:
    __slots__ = ()

    @classmethod
    def __class_getitem__(cls, key):
        key = key if isinstance(key, tuple) else (key,)
        key = tuple(map(_none, key))
        if cls in (Generic, Protocol):
            if not key:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            for p in key:
                if not isinstance(p, _Parameter) and not (
                        isinstance(p, _Alias) and p._form is Unpack):
                    raise TypeError(f"Parameters to {cls.__qualname__}[...] must all be type "
                                    f"variables or parameter specification variables.")
            return _Alias(cls, key, "typing." + cls.__name__)
        parameters = getattr(cls, "__parameters__", None)
        if parameters is None:
            parameters = cls.__dict__.get("__type_params__", ())
        if not parameters:
            raise TypeError(f"{cls!r} is not a generic class")
        variadic = any(isinstance(p, (TypeVarTuple, ParamSpec)) for p in parameters)
        least = sum(not p.has_default() for p in parameters)
        if not variadic and not least <= len(key) <= len(parameters):
            many = "many" if len(key) > len(parameters) else "few"
            expected = len(parameters) if least == len(parameters) else f"at least {least}"
            raise TypeError(f"Too {many} arguments for {cls!r}; actual {len(key)}, "
                            f"expected {expected}")
        if not variadic:
            key += tuple(p.__default__ for p in parameters[len(key):])
        return _Alias(cls, key, _shown(cls))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__", ())
        found = None
        for base in bases:
            if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                found = base.__parameters__
        if found is None:
            found = _parameters(bases)
        cls.__parameters__ = found


class Protocol(Generic):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)


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


def overload(func):
    def _overload_dummy(*args, **kwargs):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated "
            "functions outside a stub module should always be followed by an implementation "
            "that is not @overload-ed.")
    return _overload_dummy


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
