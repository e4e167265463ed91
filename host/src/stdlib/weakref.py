"""References that do not keep their objects alive."""

import _weakref
import atexit
import itertools
import sys
from _weakref import ReferenceType, getweakrefcount, getweakrefs, ref
from _weakref_sets import WeakSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
    "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod",
    "finalize",
]


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as the method's object."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            message = f"argument should be a bound method, not {type(meth)}"
            raise TypeError(message) from None

        def gone(reference):
            self = self_reference()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_reference = ref(self)
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return NotImplemented

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows its key in a dictionary of values."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__()


class _WeakDictionary:
    """What dictionaries of weak keys and of weak values share; `items` says what is in them."""

    __class_getitem__ = classmethod(type(list[int]))

    def __len__(self):
        return sum(1 for _ in self.items())

    def __iter__(self):
        for key, _ in self.items():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self.items():
            yield value

    def __contains__(self, key):
        try:
            self[key]
        except (KeyError, TypeError):
            return False
        return True

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
            return default

    def update(self, other=(), /, **kwargs):
        pairs = other.items() if hasattr(other, "items") else dict(other).items()
        for key, value in list(pairs):
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def copy(self):
        made = type(self)()
        for key, value in self.items():
            made[key] = value
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        made = type(self)()
        for key, value in self.items():
            self._copy_deep(made, key, value, memo)
        return made

    def clear(self):
        self.data.clear()

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = type(self)()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


_MISSING = object()


class WeakValueDictionary(_WeakDictionary):
    """A dictionary whose entries go when their values do."""

    def __init__(self, other=(), /, **kwargs):
        self.data = {}

        def remove(reference, selfref=ref(self)):
            self = selfref()
            if self is not None and self.data.get(reference.key) is reference:
                del self.data[reference.key]

        self._remove = remove
        self.update(other, **kwargs)

    @staticmethod
    def _copy_deep(made, key, value, memo):
        from copy import deepcopy

        made[deepcopy(key, memo)] = value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def items(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def pop(self, key, default=_MISSING):
        reference = self.data.pop(key, None)
        value = None if reference is None else reference()
        if value is None:
            if default is _MISSING:
                raise KeyError(key)
            return default
        return value

    def popitem(self):
        while True:
            key, reference = self.data.popitem()
            value = reference()
            if value is not None:
                return key, value

    def itervaluerefs(self):
        yield from self.valuerefs()

    def valuerefs(self):
        return list(self.data.values())


class WeakKeyDictionary(_WeakDictionary):
    """A dictionary whose entries go when their keys do."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(reference, selfref=ref(self)):
            self = selfref()
            if self is not None:
                self.data.pop(reference, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    @staticmethod
    def _copy_deep(made, key, value, memo):
        from copy import deepcopy

        made[key] = deepcopy(value, memo)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            reference = ref(key)
        except TypeError:
            return False
        return reference in self.data

    def items(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        while True:
            reference, value = self.data.popitem()
            key = reference()
            if key is not None:
                return key, value

    def keyrefs(self):
        return list(self.data)


class finalize:
    """Calls a function when an object goes, or at the latest when the program ends."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _index_iter = itertools.count()
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not self._registered_with_atexit:
            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        info.index = next(self._index_iter)
        self._registry[self] = info

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Takes the finalizer back; gives what it was made with, if it was alive."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return (obj, info.func, info.args, info.kwargs or {})

    def peek(self):
        """What the finalizer was made with, if it is alive."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return (obj, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        kind = type(obj).__name__
        return f"<{type(self).__name__} object at {id(self):#x}; for {kind!r} at {id(obj):#x}>"

    @classmethod
    def _exitfunc(cls):
        try:
            while True:
                due = [f for f, info in cls._registry.items() if info.atexit]
                if not due:
                    break
                last = max(due, key=lambda f: cls._registry[f].index)
                try:
                    last()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True


class _ProxyRef(ref):
    __slots__ = ("proxy", "__weakref__")


def _referent(proxy):
    obj = object.__getattribute__(proxy, "_reference")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


def _bare(value):
    return _referent(value) if type(value) in ProxyTypes else value


class ProxyType:
    """What `proxy` gives: does to its object whatever is done to it."""
    __static_name__ = "weakref.ProxyType"

    __slots__ = ("_reference",)
    __module__ = "weakref"

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)

    def __repr__(self):
        reference = object.__getattribute__(self, "_reference")
        obj = reference()
        name, at = (type(obj).__name__, id(obj)) if obj is not None else ("NoneType", id(None))
        return f"<weakproxy at {id(self):#x}; to {name!r} at {at:#x}>"

    def __str__(self):
        return str(_referent(self))

    def __bool__(self):
        return bool(_referent(self))

    def __len__(self):
        return len(_referent(self))

    def __iter__(self):
        return iter(_referent(self))

    def __next__(self):
        obj = _referent(self)
        if not hasattr(type(obj), "__next__"):
            name = type(obj).__name__
            raise TypeError(f"Weakref proxy referenced a non-iterator {name!r} object")
        return next(obj)

    def __contains__(self, item):
        return item in _referent(self)

    def __getitem__(self, key):
        return _referent(self)[key]

    def __setitem__(self, key, value):
        _referent(self)[key] = value

    def __delitem__(self, key):
        del _referent(self)[key]

    def __index__(self):
        return _referent(self).__index__()

    def __int__(self):
        return int(_referent(self))

    def __float__(self):
        return float(_referent(self))

    def __reversed__(self):
        return reversed(_referent(self))

    __hash__ = None


def _forward(name, function):
    def method(self, other):
        return function(_bare(self), _bare(other))

    setattr(ProxyType, f"__{name}__", method)


def _forward_arithmetic(name, function):
    def reflected(self, other):
        return function(_bare(other), _bare(self))

    def in_place(self, other):
        obj = _referent(self)
        own = getattr(type(obj), f"__i{name}__", None)
        made = NotImplemented if own is None else own(obj, _bare(other))
        return function(obj, _bare(other)) if made is NotImplemented else made

    _forward(name, function)
    setattr(ProxyType, f"__r{name}__", reflected)
    if name != "divmod":
        setattr(ProxyType, f"__i{name}__", in_place)


def _forward_unary(name, function):
    setattr(ProxyType, f"__{name}__", lambda self: function(_referent(self)))


def _forward_operators():
    _forward("eq", lambda a, b: a == b)
    _forward("ne", lambda a, b: a != b)
    _forward("lt", lambda a, b: a < b)
    _forward("le", lambda a, b: a <= b)
    _forward("gt", lambda a, b: a > b)
    _forward("ge", lambda a, b: a >= b)
    _forward_arithmetic("add", lambda a, b: a + b)
    _forward_arithmetic("sub", lambda a, b: a - b)
    _forward_arithmetic("mul", lambda a, b: a * b)
    _forward_arithmetic("matmul", lambda a, b: a @ b)
    _forward_arithmetic("truediv", lambda a, b: a / b)
    _forward_arithmetic("floordiv", lambda a, b: a // b)
    _forward_arithmetic("mod", lambda a, b: a % b)
    _forward_arithmetic("pow", lambda a, b: a**b)
    _forward_arithmetic("lshift", lambda a, b: a << b)
    _forward_arithmetic("rshift", lambda a, b: a >> b)
    _forward_arithmetic("and", lambda a, b: a & b)
    _forward_arithmetic("or", lambda a, b: a | b)
    _forward_arithmetic("xor", lambda a, b: a ^ b)
    _forward_arithmetic("divmod", divmod)
    _forward_unary("neg", lambda a: -a)
    _forward_unary("pos", lambda a: +a)
    _forward_unary("invert", lambda a: ~a)
    _forward_unary("abs", abs)


class CallableProxyType(ProxyType):
    __static_name__ = "weakref.CallableProxyType"
    __slots__ = ()
    __module__ = "weakref"

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)
_forward_operators()


def proxy(object, callback=None, /):
    """A stand-in for an object that does not keep it alive."""
    if callback is None:
        for reference in getweakrefs(object):
            if isinstance(reference, _ProxyRef) and reference.__callback__ is None:
                return reference.proxy
        reference = _ProxyRef(object)
        kind = CallableProxyType if callable(object) else ProxyType
        made = kind.__new__(kind)
    else:
        kind = CallableProxyType if callable(object) else ProxyType
        made = kind.__new__(kind)
        reference = _ProxyRef(object, lambda _: callback(made))
    reference.proxy = made
    super(ProxyType, made).__setattr__("_reference", reference)
    return made
