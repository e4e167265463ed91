"""Names for the types of the interpreter's own objects, and helpers for classes."""

import sys

from _types_attribute import DynamicClassAttribute


def _function():
    yield


async def _coroutine():
    pass


async def _async_generator():
    yield


def _cell():
    x = 1
    return (lambda: x).__closure__[0]


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
GeneratorType = type(_function())
_made = _coroutine()
CoroutineType = type(_made)
_made.close()
AsyncGeneratorType = type(_async_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
ModuleType = type(sys)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
EllipsisType = type(...)

try:
    raise TypeError
except TypeError as _error:
    TracebackType = type(_error.__traceback__)

FrameType = type(_function().gi_frame)
CellType = type(_cell())
MappingProxyType = type(type.__dict__)
GenericAlias = type(list[int])
UnionType = type(int | str)


class _Slotted:
    __slots__ = ("slot",)


MemberDescriptorType = type(_Slotted.slot)
GetSetDescriptorType = type(FunctionType.__code__)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])


# The namespaces whose repr is being made.
_shown = set()


class SimpleNamespace:
    """An object of attributes."""

    __static_name__ = "types.SimpleNamespace"

    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f"{type(self).__name__} expected at most 1 argument, got {len(args)}")
        if args:
            given = args[0] if type(args[0]) is dict else dict(args[0])
            if not all(isinstance(name, str) for name in given):
                raise TypeError("keywords must be strings")
            self.__dict__.update(given)
        self.__dict__.update(kwargs)

    def __reduce__(self):
        return type(self), (), self.__dict__

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        if id(self) in _shown:
            return f"{name}(...)"
        _shown.add(id(self))
        try:
            return f"{name}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"
        finally:
            _shown.discard(id(self))

    def __eq__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __lt__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ < other.__dict__
        return NotImplemented

    def __le__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ <= other.__dict__
        return NotImplemented

    def __gt__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ > other.__dict__
        return NotImplemented

    def __ge__(self, other):
        if issubclass(type(other), SimpleNamespace):
            return self.__dict__ >= other.__dict__
        return NotImplemented

    __hash__ = None

    def __replace__(self, /, **changes):
        return type(self)(**{**self.__dict__, **changes})


def get_original_bases(cls, /):
    """The bases that the class statement named."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


def resolve_bases(bases):
    """Puts what `__mro_entries__` gives in place of what is no class."""
    resolved = []
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            resolved.extend(base.__mro_entries__(bases))
        else:
            resolved.append(base)
    return bases if resolved == list(bases) else tuple(resolved)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Makes a class as a `class` statement does."""
    resolved = resolve_bases(bases)
    kind, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return kind(name, resolved, namespace, **kwds)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    kind = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(kind, type):
        for base in bases:
            if issubclass(type(base), kind):
                kind = type(base)
            elif not issubclass(kind, type(base)):
                raise TypeError(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                    "subclass of the metaclasses of all its bases"
                )
    prepare = getattr(kind, "__prepare__", None)
    return kind, prepare(name, bases, **kwds) if prepare else {}, kwds


class _GeneratorWrapper:
    """A generator-like object as something to await."""

    def __init__(self, gen):
        self._wrapped = gen
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        return self._wrapped.send(val)

    def throw(self, tp, *rest):
        return self._wrapped.throw(tp, *rest)

    def close(self):
        return self._wrapped.close()

    def __next__(self):
        return next(self._wrapped)

    def __iter__(self):
        return self._wrapped if isinstance(self._wrapped, GeneratorType) else self

    __await__ = __iter__


def _of_wrapped(name):
    return property(lambda self: getattr(self._wrapped, name))


for _name in ("code", "frame", "running", "yieldfrom"):
    _shared = _of_wrapped(f"gi_{_name}")
    setattr(_GeneratorWrapper, f"gi_{_name}", _shared)
    setattr(_GeneratorWrapper, "cr_await" if _name == "yieldfrom" else f"cr_{_name}", _shared)
del _name, _shared


def coroutine(func):
    """Makes the generators that `func` gives something to await."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    flags = func.__code__.co_flags if isinstance(func, FunctionType) else 0
    if flags & 0x80:
        return func
    if flags & 0x20:
        func.__iterable_coroutine__ = True
        return func

    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if isinstance(made, CoroutineType) or hasattr(made, "__await__"):
            return made
        if isinstance(made, GeneratorType) or all(
            hasattr(made, name) for name in ("send", "throw", "close", "__next__")
        ):
            return _GeneratorWrapper(made)
        return made

    wrapped.__wrapped__ = func
    for name in ("__name__", "__qualname__", "__doc__", "__module__"):
        if hasattr(func, name):
            setattr(wrapped, name, getattr(func, name))
    return wrapped
