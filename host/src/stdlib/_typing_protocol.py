"""Protocols of `typing`: classes that say which members others have."""

from abc import ABCMeta, abstractmethod
from _typing_forms import _caller, _roots
from _typing_generic import Generic
from _typing_parameters import TypeVar

# The module whose classes and functions these are.
__name__ = "typing"

_TYPING_INTERNALS = frozenset((
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__",
))
_SPECIAL_NAMES = frozenset((
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
    "__new__", "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__",
    "__match_args__", "__static_attributes__", "__firstlineno__",
))
# Names in a protocol's namespace that others need not have.
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES | {"_MutableMapping__marker"}

# Classes that are no protocols, but may be bases of them.
_PROTO_ALLOWLIST = {
    "collections.abc": ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable",
                        "Hashable", "Sized", "Container", "Collection", "Reversible",
                        "Buffer"],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}

_is_instance_of_abc = ABCMeta.__instancecheck__
_is_subclass_of_abc = ABCMeta.__subclasscheck__


def _get_protocol_attrs(cls):
    """The names of the members that a protocol asks for."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ == "Protocol" or base.__name__ == "Generic":
            continue
        own = base.__dict__
        for name in (*own, *own.get("__annotations__", ())):
            if not name.startswith("_abc_") and name not in EXCLUDED_ATTRIBUTES:
                names.add(name)
    return names


def _no_init_or_replace_init(self, *args, **kwargs):
    """The `__init__` of protocols. A class derived from one gets the next that there is."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            break
    else:
        init = object.__init__
    cls.__init__ = init
    cls.__init__(self, *args, **kwargs)


def _allow_reckless_class_checks(depth=2):
    """Whether who asks is a module that asks of any class, and wants no refusal."""
    return _caller(depth, None) in {"abc", "_py_abc", "functools", None}


def _proto_hook(cls, other):
    """`__subclasshook__` of protocols: what has the members is of them."""
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            noted = base.__dict__.get("__annotations__", {})
            if (hasattr(noted, "keys") and name in noted and issubclass(other, Generic)
                    and getattr(other, "_is_protocol", False)):
                break
        else:
            return NotImplemented
    return True


def _is_proto_hook(hook):
    return getattr(hook, "__func__", None) is _proto_hook


def _type_check_issubclass_arg_1(arg):
    if not isinstance(arg, type):
        raise TypeError("issubclass() arg 1 must be a class")


def _is_proto_base(base):
    """Whether a protocol can derive from it."""
    if base is object or base is Generic:
        return True
    if base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, ()):
        return True
    return issubclass(base, Generic) and getattr(base, "_is_protocol", False)


def _namespaces(instance):
    """Where an object's attributes are as they are, without properties and the like being run."""
    own = [base.__dict__ for base in type(instance).__mro__]
    if isinstance(instance, type):
        return [base.__dict__ for base in type.mro(instance)] + own
    try:
        return [object.__getattribute__(instance, "__dict__"), *own]
    except AttributeError:
        return own


def _refuse_unchecked():
    raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")


class _ProtocolMeta(ABCMeta):
    """The class of protocols, which tells their instances by members."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        is_protocol = Protocol is not None and any(
            base is Protocol or base.__name__ == "Protocol"
            and base.__module__ == "typing_extensions" for base in bases)
        for base in bases if is_protocol else ():
            if not _is_proto_base(base):
                raise TypeError(
                    f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _allow_reckless_class_checks():
            if not getattr(cls, "_is_runtime_protocol", False):
                _type_check_issubclass_arg_1(other)
                _refuse_unchecked()
            data = cls.__non_callable_proto_members__
            if data and _is_proto_hook(cls.__dict__.get("__subclasshook__")):
                _type_check_issubclass_arg_1(other)
                shown = ", ".join(map(repr, sorted(data)))
                raise TypeError("Protocols with non-method members don't support issubclass(). "
                                f"Non-method members: {shown}.")
        return _is_subclass_of_abc(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return _is_instance_of_abc(cls, instance)
        if (not getattr(cls, "_is_runtime_protocol", False)
                and not _allow_reckless_class_checks()):
            _refuse_unchecked()
        if _is_instance_of_abc(cls, instance):
            return True
        places = _namespaces(instance)
        for name in cls.__protocol_attrs__:
            for place in places:
                if name in place:
                    found = place[name]
                    break
            else:
                return False
            if found is None and name not in cls.__non_callable_proto_members__:
                return False
        return True


# Until there is one.
Protocol = None


class Protocol(Generic, metaclass=_ProtocolMeta):
    """What protocols derive from: classes that are known by their members."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = classmethod(_proto_hook)
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


_roots.append(Protocol)


def runtime_checkable(cls):
    """Marks a protocol as one that `isinstance` and `issubclass` may be asked of."""
    if not (issubclass(cls, Generic) and getattr(cls, "_is_protocol", False)):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, "
                        f"got {cls!r}")
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = data = set()
    for name in cls.__protocol_attrs__:
        try:
            is_method = callable(getattr(cls, name, None))
        except Exception as e:
            raise TypeError(f"Failed to determine whether protocol member {name!r} "
                            "is a method member") from e
        if not is_method:
            data.add(name)
    return cls


def is_protocol(tp, /):
    """Whether it is a class that others are told by their members to be of."""
    return (isinstance(tp, type) and getattr(tp, "_is_protocol", False)
            and tp is not Protocol and tp is not Generic)


def get_protocol_members(tp, /):
    """The names of the members that a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


# ---- protocols for conversions

T_co = TypeVar("T_co", covariant=True)
T_co.__module__ = "typing"


@runtime_checkable
class SupportsInt(Protocol):
    """What `int` makes a number of."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What `float` makes a number of."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What `complex` makes a number of."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What `bytes` makes bytes of."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What can be an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs[T](Protocol):
    """What `abs` gives a T of."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T:
        pass


@runtime_checkable
class SupportsRound[T](Protocol):
    """What `round` gives a T of."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        pass
