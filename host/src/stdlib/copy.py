"""Copies, shallow and deep."""


class Error(Exception):
    pass


error = Error

# Objects of these types are their own copies.
_ATOMIC = (
    type(None),
    type(...),
    type(NotImplemented),
    int,
    float,
    bool,
    complex,
    str,
    bytes,
    type,
    range,
    slice,
    property,
    type(len),
    type(lambda: None),
)


def _is_atomic(cls):
    return cls in _ATOMIC or issubclass(cls, type)


def _slots(cls):
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                if name.startswith("__") and not name.endswith("__"):
                    name = f"_{base.__name__.lstrip('_')}{name}"
                yield name


def _state(x):
    """The attributes of an object: those of its namespace, and those in slots."""
    state = dict(getattr(x, "__dict__", {}))
    for name in _slots(type(x)):
        if hasattr(x, name):
            state[name] = getattr(x, name)
    return state


def _content(x):
    """What a container is filled with, and how: nothing for what is none."""
    if isinstance(x, dict):
        return dict, [(k, x[k]) for k in dict.keys(x)]
    for base in (list, set, bytearray):
        if isinstance(x, base):
            return base, list(base.__iter__(x))
    return None, []


def _new(cls, x):
    """An instance of the class of `x`, which holds what it holds where that cannot change."""
    if hasattr(x, "__getnewargs__"):
        return cls.__new__(cls, *x.__getnewargs__())
    for base in (int, float, str, bytes, complex, tuple, frozenset):
        if issubclass(cls, base):
            return base.__new__(cls, x)
    if issubclass(cls, BaseException):
        return cls.__new__(cls, *x.args)
    return cls.__new__(cls)


def _fill(new, base, content):
    if base is dict:
        for k, v in content:
            new[k] = v
    elif base is set:
        new.update(content)
    elif base is not None:
        new.extend(content)


def copy(x):
    cls = type(x)
    if _is_atomic(cls) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    new = _new(cls, x)
    _fill(new, *_content(x))
    _restore(new, _given(x))
    return new


def _given(x):
    getstate = getattr(type(x), "__getstate__", None)
    own = getstate is not None and getstate is not getattr(object, "__getstate__", None)
    return getstate(x) if own else _state(x)


def _restore(new, state):
    if hasattr(type(new), "__setstate__"):
        if state:
            new.__setstate__(state)
        return
    if not isinstance(state, dict):
        return
    for name, value in state.items():
        object.__setattr__(new, name, value)


def deepcopy(x, memo=None):
    cls = type(x)
    if _is_atomic(cls):
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key][0]
    new = _deep(x, cls, memo)
    # The original stays alive, so that its identity stays its own.
    memo[key] = (new, x)
    return new


def _deep(x, cls, memo):
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    if cls is tuple or cls is frozenset:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)][0]
        if all(a is b for a, b in zip(items, x)):
            return x
        return cls(items)
    if cls is list:
        new = []
        memo[id(x)] = (new, x)
        for item in x:
            new.append(deepcopy(item, memo))
        return new
    if cls is dict:
        new = {}
        memo[id(x)] = (new, x)
        for k, v in x.items():
            new[deepcopy(k, memo)] = deepcopy(v, memo)
        return new
    if callable(getattr(x, "__func__", None)):
        return type(x)(x.__func__, deepcopy(x.__self__, memo))
    return _deep_object(x, cls, memo)


def _deep_object(x, cls, memo):
    if issubclass(cls, tuple):
        new = tuple.__new__(cls, [deepcopy(item, memo) for item in x])
    else:
        new = _new(cls, x)
    memo[id(x)] = (new, x)
    base, content = _content(x)
    _fill(new, base, [deepcopy(item, memo) for item in content])
    _restore(new, deepcopy(_given(x), memo))
    return new


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
