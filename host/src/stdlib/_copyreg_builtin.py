"""How objects of the built-in types are taken apart for `copyreg`."""


import types

_REFUSED = {
    types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType, types.FrameType,
    types.FunctionType, types.CodeType, types.TracebackType, types.MappingProxyType,
    types.ModuleType, types.CellType, types.MemberDescriptorType, type({}.keys()),
    type({}.values()), type({}.items()), memoryview, property, staticmethod, classmethod, super,
    types.UnionType, enumerate, zip, map, filter, reversed,
}
_REFUSED.update(
    type(iter(made))
    for made in ((), [], "", b"", bytearray(), range(0), {}, {}.values(), {}.items(), set())
)
_METHOD_DESCRIPTOR = type(str.join)
_HELD = (int, float, str, bytes, tuple, complex)


def held(obj):
    """The arguments with which `__new__` of its class makes the object: what a built-in base holds."""
    for base in _HELD:
        if isinstance(obj, base):
            if base is complex:
                return obj.real, obj.imag
            return (base(base.__iter__(obj)) if base is tuple else _plain(base, obj),)
    return ()


def _plain(base, obj):
    """The value that an instance of a subclass of `base` holds."""
    if base is str:
        return str.__str__(obj)
    if base is bytes:
        return bytes.__getitem__(obj, slice(None))
    if base is int:
        return int.__index__(obj) + 0
    return base.__float__(obj) + 0.0 if base is float else obj


def _refusal(cls, protocol):
    """The error for an object that cannot be taken apart."""
    if protocol >= 2 and cls in (memoryview, types.CodeType):
        return TypeError(f"cannot pickle {cls.__name__} objects")
    name = cls.__name__
    if cls is types.UnionType and protocol >= 2:
        name = "types.UnionType"
    return TypeError(f"cannot pickle {name!r} object")


def reduce(obj, protocol):
    """What the type's own `__reduce__` gives; None for what `object` does alone."""
    cls = type(obj)
    if isinstance(obj, BaseException):
        return _exception(obj)
    if cls in _REFUSED:
        raise _refusal(cls, protocol)
    if protocol < 2 and cls in (int, float, complex, str, bytes, tuple, bool, type(None)):
        raise _refusal(cls, protocol)
    if isinstance(obj, (set, frozenset)):
        return cls, (list(obj),), obj.__getstate__()
    if isinstance(obj, bytearray):
        if protocol >= 3:
            return cls, (bytes(obj),) if obj else (), obj.__getstate__()
        return cls, (obj.decode("latin-1"), "latin-1") if obj else (), obj.__getstate__()
    if cls is range or cls is slice:
        return cls, (obj.start, obj.stop, obj.step)
    if cls is types.MethodType:
        return getattr, (obj.__self__, obj.__func__.__name__)
    if cls is types.BuiltinFunctionType or cls is _METHOD_DESCRIPTOR:
        return _builtin(obj)
    if obj is ... or obj is NotImplemented:
        return repr(obj)
    if cls is types.GenericAlias:
        return cls, (obj.__origin__, obj.__args__)
    return None


def _exception(obj):
    state = dict(obj.__dict__)
    args = obj.args
    if isinstance(obj, OSError) and len(args) == 2 and obj.filename is not None:
        args += (obj.filename,)
        if obj.filename2 is not None:
            args += (None, obj.filename2)
    if isinstance(obj, ImportError):
        for name in ("name", "path"):
            if getattr(obj, name) is not None:
                state[name] = getattr(obj, name)
    if isinstance(obj, AttributeError):
        state |= {"name": obj.name, "obj": obj.obj} if obj.name is not None else {}
    return (type(obj), args, state) if state else (type(obj), args)


def _builtin(obj):
    owner = getattr(obj, "__self__", None)
    if owner is None and "." in obj.__qualname__:
        return getattr, (obj.__objclass__, obj.__name__)
    if owner is None or isinstance(owner, types.ModuleType):
        return obj.__qualname__
    return getattr, (owner, obj.__name__)
