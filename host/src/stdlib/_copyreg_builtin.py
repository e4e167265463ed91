"""How objects of the built-in types are taken apart for `copyreg`."""


import _deque
import types

_REFUSED = {
    types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType, types.FrameType,
    types.FunctionType, types.CodeType, types.TracebackType, types.MappingProxyType,
    types.ModuleType, types.CellType, types.MemberDescriptorType, type({}.keys()),
    type({}.values()), type({}.items()), memoryview, property, staticmethod, classmethod, super,
    types.UnionType, types.ClassMethodDescriptorType,
}
_METHOD_DESCRIPTORS = types.MethodDescriptorType, types.WrapperDescriptorType
_LIST, _STR = type(iter([])), (type(iter("")), type(iter("é")))
_LIST_REVERSE, _CALLABLE = type(reversed([])), type(iter(int, 1))


class _ByNumber:
    def __getitem__(self, i):
        raise IndexError


_ITERATORS = {
    _LIST_REVERSE, _CALLABLE, _deque._deque_iterator, _deque._deque_reverse_iterator,
}
_ITERATORS.update(type(iter(made)) for made in (
    (), [], "", "é", b"", bytearray(), range(0), {}, {}.values(), {}.items(), set(), _ByNumber(),
))
_ITERATORS.update(type(reversed(made)) for made in ({}, {}.values(), {}.items()))
_COMPOUND = enumerate, zip, map, filter, reversed
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
    if cls in _ITERATORS or isinstance(obj, _COMPOUND):
        return obj.__reduce__()
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
    if cls in _METHOD_DESCRIPTORS:
        return getattr, (obj.__objclass__, obj.__name__)
    if cls is types.MethodWrapperType:
        return getattr, (obj.__self__, obj.__name__)
    if cls is types.BuiltinFunctionType:
        return _builtin(obj)
    if obj is ... or obj is NotImplemented:
        return repr(obj)
    if cls is types.GenericAlias:
        made = _starred if obj.__unpacked__ else cls
        return made, (obj.__origin__, obj.__args__)
    return None


def _starred(origin, args):
    """An alias with a star before it."""
    return next(iter(types.GenericAlias(origin, args)))


def iterator(obj, fields):
    """What a built-in iterator's `__reduce__` gives. `fields` are those of the object; of one over
    a dict or set a copy of the iterator."""
    cls = type(obj)
    if isinstance(obj, zip):
        return (cls, fields[2:], True) if fields[1] else (cls, fields[2:])
    if isinstance(obj, (enumerate, map, filter)):
        return cls, fields[1:]
    if len(fields) == 1:
        return iter, (list(fields[0]),)
    if isinstance(obj, reversed):
        _, source, index = fields
        return (cls, (source,), index - 1) if index > 0 else (cls, ((),))
    if cls is _LIST_REVERSE:
        _, source, index = fields
        return (reversed, (source,), index - 1) if index > 0 else (reversed, ([],))
    if cls is _CALLABLE:
        _, function, sentinel = fields
        return (iter, ((),)) if function is None else (iter, (function, sentinel))
    if len(fields) == 3:
        first, count, step = fields
        return iter, (range(first, first + count * step, step),), None
    source, index = fields
    if isinstance(source, range):
        return iter, (source[index if index >= 0 else 1 << 200:],), None
    if index >= 0:
        return iter, (source,), index
    return iter, ("" if cls in _STR else [] if cls is _LIST else (),)


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
        # What lacks the attribute is not kept.
        state |= {"args": args} if obj.name is None else {"name": obj.name, "args": args}
    return (type(obj), args, state) if state else (type(obj), args)


def _builtin(obj):
    owner = getattr(obj, "__self__", None)
    if owner is None and "." in obj.__qualname__:
        return getattr, (obj.__objclass__, obj.__name__)
    if owner is None or isinstance(owner, types.ModuleType):
        return obj.__qualname__
    return getattr, (owner, obj.__name__)
