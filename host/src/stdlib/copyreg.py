"""How objects are taken apart to be copied or pickled, and functions that put them together."""

__all__ = [
    "pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache",
]

import _copyreg_builtin

# What takes instances of a class apart, by class.
dispatch_table = {}

# Numbers for globals: by (module, name), and back.
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Says what takes instances of `ob_type` apart."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    """An instance made of what a built-in base class holds, as protocols 0 and 1 have it."""
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


def _slotnames(cls):
    """The names of the attributes in slots of a class and its bases, mangled."""
    names = cls.__dict__.get("__slotnames__")
    if names is not None:
        return names
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                stripped = base.__name__.lstrip("_")
                if stripped:
                    name = f"_{stripped}{name}"
            names.append(name)
    try:
        cls.__slotnames__ = names
    except (AttributeError, TypeError):
        pass
    return names


def _getstate(obj):
    """`object.__getstate__`: the namespace, with the attributes in slots beside it."""
    state = getattr(obj, "__dict__", None)
    state = dict(state) if state else None
    slots = {name: getattr(obj, name) for name in _slotnames(type(obj)) if hasattr(obj, name)}
    return (state, slots) if slots else state


def _reduce(obj, protocol=0):
    """`object.__reduce__`."""
    if protocol >= 2:
        return _reduce_new(obj, protocol)
    return _reduce_old(obj, protocol)


def _reduce_ex(obj, protocol):
    """`object.__reduce_ex__`: a class's own `__reduce__` comes first."""
    # Of built-in types it is that of `object`, but for iterators.
    if type(type(obj).__reduce__) is not type(object.__reduce__):
        return obj.__reduce__()
    return _reduce(obj, protocol)


def _reduce_new(obj, protocol):
    done = _copyreg_builtin.reduce(obj, protocol)
    if done is not None:
        return done
    cls = type(obj)
    args, kwargs = _new_arguments(obj)
    if kwargs:
        made = __newobj_ex__, (cls, args, kwargs)
    else:
        made = __newobj__, (cls, *args)
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return *made, obj.__getstate__(), items, pairs


def _new_arguments(obj):
    if hasattr(type(obj), "__getnewargs_ex__"):
        given = obj.__getnewargs_ex__()
        if not isinstance(given, tuple):
            kind = type(given).__name__
            raise TypeError(f"__getnewargs_ex__ should return a tuple, not '{kind}'")
        if len(given) != 2:
            raise ValueError(f"__getnewargs_ex__ should return a tuple of length 2, not {len(given)}")
        for place, part, kind in zip(("first", "second"), given, (tuple, dict)):
            if not isinstance(part, kind):
                raise TypeError(f"{place} item of the tuple returned by __getnewargs_ex__ must be a "
                                f"{kind.__name__}, not '{type(part).__name__}'")
        return given
    if hasattr(type(obj), "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            kind = type(args).__name__
            raise TypeError(f"__getnewargs__ should return a tuple, not '{kind}'")
        return args, None
    return _copyreg_builtin.held(obj), None


# Built-in classes whose value protocols 0 and 1 hand to the constructor.
_VALUES = (int, float, complex, str, bytes, tuple, list, dict)


def _reduce_old(obj, protocol):
    done = _copyreg_builtin.reduce(obj, protocol)
    if done is not None:
        return done
    cls = type(obj)
    if cls.__module__ == "_io":
        # Types that C makes have no state that the old protocols could take.
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    base = next((b for b in cls.__mro__ if b in _VALUES), object)
    if base is cls and base is not object:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    args = cls, base, None if base is object else base(obj)
    if getattr(cls, "__slots__", None) and type(obj).__getstate__ is object.__getstate__:
        raise TypeError(
            "a class that defines __slots__ without defining __getstate__ cannot be pickled"
        )
    state = obj.__getstate__()
    return (_reconstructor, args, state) if state else (_reconstructor, args)


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError(f"key {key} is already registered with code {_extension_registry[key]}")
    if code in _inverted_registry:
        raise ValueError(f"code {code} is already in use for key {_inverted_registry[code]}")
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError(f"key {key} is not registered with code {code}")
    del _extension_registry[key]
    del _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()


def _union(obj):
    import functools
    import operator
    return functools.reduce, (operator.or_, obj.__args__)


pickle(complex, lambda c: (complex, (c.real, c.imag)))
pickle(type(int | str), _union)
