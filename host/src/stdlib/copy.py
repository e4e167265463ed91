"""Copies, shallow and deep."""

from _weakref import ref
from copyreg import dispatch_table

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

# Objects of these types are their own copies.
_ATOMIC = frozenset((
    type(None), type(...), type(NotImplemented), int, float, bool, complex, str, bytes, type,
    range, slice, property, type(len), type(lambda: None), type((lambda: None).__code__),
    ref,
))


def _reduced(x, cls, how):
    """What `x` is made of, or its name."""
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(x)
    reduce = getattr(x, "__reduce_ex__", None)
    if reduce is not None:
        return reduce(4)
    reduce = getattr(x, "__reduce__", None)
    if reduce is not None:
        return reduce()
    raise Error(f"un({how})copyable object of type {cls}")


def copy(x):
    cls = type(x)
    if cls in _ATOMIC or cls is tuple or cls is frozenset:
        return x
    if cls is list or cls is dict or cls is set or cls is bytearray:
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    made = _reduced(x, cls, "shallow")
    return x if isinstance(made, str) else _reconstruct(x, None, *made)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if cls in _ATOMIC and cls is not slice:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    known = memo.get(key, _nil)
    if known is not _nil:
        return known
    deep = _DEEP.get(cls)
    if deep is not None:
        new = deep(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        new = _deep_object(x, cls, memo)
    if new is not x:
        memo[key] = new
        _keep(x, memo)
    return new


def _keep(x, memo):
    """Keeps the original alive, so that its identity stays its own."""
    memo.setdefault(id(memo), []).append(x)


def _deep_object(x, cls, memo):
    method = getattr(x, "__deepcopy__", None)
    if method is not None:
        return method(memo)
    made = _reduced(x, cls, "deep")
    return x if isinstance(made, str) else _reconstruct(x, memo, *made)


def _deep_list(x, memo):
    new = []
    memo[id(x)] = new
    for item in x:
        new.append(deepcopy(item, memo))
    return new


def _deep_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    # The tuple may have been copied on the way, by what it holds.
    if id(x) in memo:
        return memo[id(x)]
    if all(a is b for a, b in zip(items, x)):
        return x
    return tuple(items)


def _deep_dict(x, memo):
    new = {}
    memo[id(x)] = new
    for k, v in x.items():
        new[deepcopy(k, memo)] = deepcopy(v, memo)
    return new


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Bound:
    def method(self):
        pass


_DEEP = {
    list: _deep_list, tuple: _deep_tuple, dict: _deep_dict, type(_Bound().method): _deep_method,
}


def _reconstruct(x, memo, func, args, state=None, items=None, pairs=None):
    """The object that a reduction describes; of copied parts where there is a memo."""
    def part(v):
        return v if memo is None else deepcopy(v, memo)

    new = func(*(part(arg) for arg in args))
    if memo is not None:
        memo[id(x)] = new
    if state is not None:
        _set_state(new, part(state))
    for item in items or ():
        new.append(part(item))
    for k, v in pairs or ():
        new[part(k)] = part(v)
    return new


def _set_state(new, state):
    if hasattr(new, "__setstate__"):
        new.__setstate__(state)
    else:
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state is not None:
            new.__dict__.update(state)
        for name, value in (slots or {}).items():
            setattr(new, name, value)


def replace(obj, /, **changes):
    method = getattr(type(obj), "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {type(obj).__name__} objects")
    return method(obj, **changes)
