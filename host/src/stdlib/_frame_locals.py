"""What `f_locals` is of the frame of a function: its variables, as a mapping that writes through."""

from collections.abc import Mapping as _Mapping

from _traceback import assign as _assign, extra as _extra, variables as _variables

# The module whose class this is.
__name__ = "builtins"


class FrameLocalsProxy:
    # A mapping to patterns.
    __abc_tpflags__ = 1 << 6

    __static_name__ = "FrameLocalsProxy"
    __slots__ = ("_frame",)
    __hash__ = None

    def __new__(cls, /, *args):
        if len(args) != 1:
            raise TypeError(f"FrameLocalsProxy expected 1 argument, got {len(args)}")
        if type(args[0]).__name__ != "frame":
            raise TypeError(f"expect frame, not {type(args[0]).__name__}")
        self = _new(cls)
        _set_frame(self, args[0])
        return self

    def __getitem__(self, key, /):
        found = _variables(_frame_of(self))
        if key not in found:
            raise KeyError(f"local variable '{key!r}' is not defined")
        return found[key]

    def __setitem__(self, key, value, /):
        frame = _frame_of(self)
        if (name := _name(frame.f_code, key)) is None:
            _extra(frame)[key] = value
        else:
            _assign(frame, name, value)

    def __delitem__(self, key, /):
        raise TypeError("cannot remove variables from FrameLocalsProxy")

    def __contains__(self, key, /):
        return key in _variables(_frame_of(self))

    def __iter__(self, /):
        return iter(list(_variables(_frame_of(self))))

    def __reversed__(self, /):
        return [*reversed(_variables(_frame_of(self)))]

    def __len__(self, /):
        return len(_variables(_frame_of(self)))

    def __eq__(self, other, /):
        if type(other) is FrameLocalsProxy:
            return _frame_of(self) is _frame_of(other)
        if isinstance(other, dict):
            return _variables(_frame_of(self)) == other
        return NotImplemented

    def __or__(self, other, /):
        if not _is_dict(other):
            return NotImplemented
        return {**_variables(_frame_of(self)), **other}

    def __ror__(self, other, /):
        return {**{key: other[key] for key in other.keys()}, **_variables(_frame_of(self))}

    def __ior__(self, other, /):
        if not _is_dict(other):
            return NotImplemented
        _update(self, other)
        return self

    def __repr__(self, /):
        frame = _frame_of(self)
        if frame in _shown:
            return "{...}"
        _shown.append(frame)
        try:
            return repr(_variables(frame))
        finally:
            _shown.remove(frame)

    def __reduce_ex__(self, protocol, /):
        raise TypeError("cannot pickle 'FrameLocalsProxy' object")

    def keys(self, /):
        return list(_variables(_frame_of(self)))

    def values(self, /):
        return list(_variables(_frame_of(self)).values())

    def items(self, /):
        return list(_variables(_frame_of(self)).items())

    def copy(self, /):
        return _variables(_frame_of(self))

    def get(self, /, *args):
        if not 1 <= len(args) <= 2:
            raise TypeError("get expected 1 or 2 arguments")
        return _variables(_frame_of(self)).get(*args)

    def setdefault(self, /, *args):
        if not 1 <= len(args) <= 2:
            raise TypeError("setdefault expected 1 or 2 arguments")
        found = _variables(_frame_of(self))
        if args[0] not in found:
            self[args[0]] = found[args[0]] = args[1] if args[1:] else None
        return found[args[0]]

    def update(self, other, /):
        if not _is_dict(other):
            raise TypeError("update() argument must be dict or another FrameLocalsProxy")
        _update(self, other)


_new = object.__new__
_frame_of = FrameLocalsProxy._frame.__get__
_set_frame = FrameLocalsProxy._frame.__set__
del FrameLocalsProxy._frame
_Mapping.register(FrameLocalsProxy)

# The frames whose proxies are being shown.
_shown = []


def _is_dict(value):
    return isinstance(value, dict) or type(value) is FrameLocalsProxy


def _update(proxy, other):
    for key in [*other.keys()]:
        proxy[key] = other[key]


def _name(code, key):
    """The variable of the code that `key` is equal to, bound or not."""
    names = dict.fromkeys(code.co_varnames + code.co_cellvars + code.co_freevars)
    if key in names:
        return next(name for name in names if name == key)
