"""What `typing` builds on: forms, what they give when they are subscripted, generic classes."""

import sys
from _typing_substitution import _alias_arguments, _collected, _generic_arguments
from abc import ABCMeta

# The module whose classes and functions these are.
__name__ = "typing"


def _shown(t):
    """A type as it stands in the repr of one that is built of it."""
    if t is ...:
        return "..."
    if isinstance(t, tuple):
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


class _Parameter:
    # Whether it stands for any number of arguments.
    _variadic = False
    # Of what the compiler makes, which notes no module.
    __module__ = "typing"

    def _start(self, name, default):
        self.__name__ = name
        self._default = default
        self._lazy_default = None

    @property
    def __default__(self):
        if self._lazy_default is not None:
            self._default, self._lazy_default = self._lazy_default(), None
        return self._default

    def __reduce__(self):
        return self.__name__

    def has_default(self):
        return self._lazy_default is not None or self._default is not NoDefault

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


# ---- forms

_NOT_ARGUMENT = "Parameters to generic types must be types."


def _checked(t, message=_NOT_ARGUMENT):
    """An argument that must be a type, as it is kept."""
    t = _none(t)
    if isinstance(t, _Alias) and any(t.__origin__ is form for form in _bare_forms()):
        raise TypeError(f"{t} is not valid as type argument")
    if any(t is form for form in (Any, LiteralString, NoReturn, Never, Self, TypeAlias)):
        return t
    is_form = isinstance(t, _SpecialForm) and not isinstance(t, _Named)
    if is_form or t is Generic or t is Protocol:
        raise TypeError(f"Plain {t} is not valid as type argument")
    if type(t) is tuple:
        raise TypeError(f"{message} Got {t!r:.100}.")
    return t


def _bare_forms():
    """Forms that with arguments are no types."""
    return (Generic, Protocol, ClassVar, Final)


def _is_parameter_list(t):
    """Whether it can stand for a ParamSpec."""
    if t is ... or isinstance(t, (tuple, list)) or getattr(t, "_is_param_spec", False):
        return True
    return isinstance(t, _Alias) and t._form is Concatenate


class _GenericAlias(_Form):
    """A form or generic class with arguments."""

    def __init__(self, origin, args, name, form=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _collected(args, origin is Generic or origin is Protocol)
        self._name = name
        self._form = form
        if form is None:
            self.__module__ = getattr(origin, "__module__", "typing")

    @property
    def _takes_lists(self):
        """Whether lists of types in its arguments are spread out."""
        return self._form is Callable

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return self._form is Unpack and getattr(self.__args__[0], "_variadic", False)

    @property
    def __typing_unpacked_tuple_args__(self):
        if self._form is not Unpack:
            raise AttributeError("__typing_unpacked_tuple_args__")
        inner = self.__args__[0]
        is_tuple = getattr(inner, "__origin__", None) is tuple
        return inner.__args__ if is_tuple and not isinstance(inner, type) else None

    def __getitem__(self, key):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if self.__typing_is_unpacked_typevartuple__:
            return key
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        key = key if isinstance(key, tuple) else (key,)
        args = _alias_arguments(self, tuple(map(_none, key)))
        if self._form is Union:
            return Union[args]
        if self._form is Concatenate:
            if isinstance(args[-1], (list, tuple)):
                return (*args[:-1], *args[-1])
            if isinstance(args[-1], _Alias) and args[-1]._form is Concatenate:
                args = args[:-1] + args[-1].__args__
        return _Alias(self.__origin__, args, self._name, self._form)

    def __iter__(self):
        yield Unpack[self]

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except Exception:
            # What refuses it does not know it.
            pass
        return made

    def __mro_entries__(self, bases):
        origin = self.__origin__
        behind = bases[bases.index(self) + 1:]
        generic = any(isinstance(b, _Alias) and b is not self
                      or isinstance(b, type) and issubclass(b, Generic) for b in behind)
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
        if self._form is Union and isinstance(other, type(int | str)):
            return set(self.__args__) == set(other.__args__)
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
        return self.__subclasscheck__(type(instance))

    def __subclasscheck__(self, cls):
        if self._form is Union:
            return any(issubclass(cls, kind) for kind in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        args = self.__args__
        if self._form is Union and len(args) == 2 and type(None) in args:
            other = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_shown(other)}]"
        if self._form is Literal:
            return f"{self._name}[{', '.join(map(repr, args))}]"
        if self._form is Callable and args and args[0] is not ...:
            return f"{self._name}[{_shown(args[:-1])}, {_shown(args[-1])}]"
        if self._form is Annotated:
            rest = ", ".join(map(repr, self.__metadata__))
            return f"typing.Annotated[{_shown(args[0])}, {rest}]"
        shown = ", ".join(map(_shown, args)) or "()"
        if self._form is Unpack:
            return f"typing.Unpack[{shown}]"
        return f"{self._name}[{shown}]"


_Alias = _GenericAlias


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
    for t in key:
        t = _checked(t, "Union[arg, ...]: each arg must be a type.")
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


Callable = _Named("Callable", _abstract("Callable"), _callable)


# ---- generic classes

class Generic:
    __static_name__ = "typing.Generic"
    __slots__ = ()

    @classmethod
    def __class_getitem__(cls, key):
        key = key if isinstance(key, tuple) else (key,)
        key = tuple(map(_none, key))
        if cls is not Generic and cls is not Protocol:
            return _Alias(cls, _generic_arguments(cls, key), _shown(cls))
        if not key:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all(map(_is_parameter, key)):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type "
                            f"variables or parameter specification variables.")
        if len(set(key)) != len(key):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        return _Alias(cls, key, "typing." + cls.__name__)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        written = cls.__dict__.get("__orig_bases__")
        if Generic in (cls.__bases__ if written is None else written):
            if written is not None or cls.__name__ != "Protocol":
                raise TypeError("Cannot inherit from plain Generic")
        cls.__parameters__ = _class_parameters(written or ())


def _is_parameter(t):
    if isinstance(t, _Parameter):
        return not t._variadic
    return isinstance(t, _Alias) and t.__typing_is_unpacked_typevartuple__


def _class_parameters(bases):
    """The parameters of a class that is written with `bases`."""
    found = _collected(bases)
    generic = [b for b in bases if isinstance(b, _Alias) and b.__origin__ is Generic]
    if len(generic) > 1:
        raise TypeError("Cannot inherit from Generic[...] multiple times.")
    if not generic:
        return found
    listed = generic[0].__parameters__
    missing = ", ".join(str(p) for p in found if p not in listed)
    if missing:
        shown = ", ".join(map(str, listed))
        raise TypeError(f"Some type variables ({missing}) are not listed in Generic[{shown}]")
    return listed


_NO_MEMBERS = frozenset((
    "__module__", "__doc__", "__dict__", "__weakref__", "__slots__", "__parameters__",
    "__orig_bases__", "__type_params__", "__annotations__", "__firstlineno__",
    "__static_attributes__", "__init__", "__new__", "__class_getitem__", "__match_args__",
    "__qualname__", "__subclasshook__", "__init_subclass__", "__abstractmethods__",
    "_is_protocol", "_is_runtime_protocol", "_abc_impl", "__hash__",
))


def _members(cls):
    """The names of what a protocol asks for."""
    names = {}
    for base in cls.__mro__:
        if base.__dict__.get("_is_protocol") and base is not Protocol:
            for name in (*base.__dict__, *base.__dict__.get("__annotations__", ())):
                if name not in _NO_MEMBERS and not name.startswith("_abc_"):
                    names[name] = None
    return names


class _ProtocolMeta(ABCMeta):
    """The class of protocols: what has their members is of them."""

    def _checked(cls):
        """Whether members count: for what is itself a protocol."""
        if cls is Protocol or not cls.__dict__.get("_is_protocol"):
            return False
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError(
                "Instance and class checks can only be used with @runtime_checkable protocols"
            )
        return True

    def __instancecheck__(cls, instance):
        if not cls._checked():
            return super().__instancecheck__(instance)
        if type.__instancecheck__(cls, instance):
            return True
        for name in _members(cls):
            found = getattr(instance, name, _members)
            if found is _members or found is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        if not cls._checked() or not isinstance(other, type):
            return super().__subclasscheck__(other)
        data = [name for name in _members(cls) if not callable(getattr(cls, name, None))]
        if data:
            shown = ", ".join(map(repr, sorted(data)))
            raise TypeError(
                "Protocols with non-method members don't support issubclass(). "
                f"Non-method members: {shown}."
            )
        if type.__subclasscheck__(cls, other):
            return True
        return all(getattr(other, name, None) is not None for name in _members(cls))


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
