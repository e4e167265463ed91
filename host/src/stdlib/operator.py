"""The operators as functions."""

from _operator import *
from _operator_more import *

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq",
    "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift",
    "imatmul", "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift", "is_",
    "is_not", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint", "lshift", "lt",
    "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift",
    "setitem", "sub", "truediv", "truth", "xor",
]


class itemgetter:
    __static_name__ = "operator.itemgetter"
    __slots__ = ("_items", "_one", "_item")

    def __init__(self, item, /, *items):
        self._items = (item, *items)
        self._one = not items
        self._item = item

    def __call__(self, obj, /):
        if self._one:
            return obj[self._item]
        return tuple([obj[item] for item in self._items])

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def __reduce__(self):
        return self.__class__, self._items


class attrgetter:
    __static_name__ = "operator.attrgetter"
    __slots__ = ("_names", "_name")

    def __init__(self, attr, /, *attrs):
        names = (attr, *attrs)
        for name in names:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        self._names = names
        # The one name, where it is that simple.
        self._name = attr if not attrs and "." not in attr else None

    def _get(self, obj, name):
        for part in name.split("."):
            obj = getattr(obj, part)
        return obj

    def __call__(self, obj, /):
        if self._name is not None:
            return getattr(obj, self._name)
        names = self._names
        if len(names) == 1:
            return self._get(obj, names[0])
        return tuple([self._get(obj, name) for name in names])

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._names))})"

    def __reduce__(self):
        return self.__class__, self._names


class methodcaller:
    __static_name__ = "operator.methodcaller"
    __slots__ = ("_name", "_args", "_keywords")

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._keywords = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._keywords)

    def __repr__(self):
        parts = [repr(self._name)]
        parts.extend(map(repr, self._args))
        parts.extend(f"{k}={v!r}" for k, v in self._keywords.items())
        return f"operator.methodcaller({', '.join(parts)})"

    def __reduce__(self):
        if not self._keywords:
            return self.__class__, (self._name, *self._args)
        from functools import partial
        return partial(self.__class__, self._name, **self._keywords), self._args


__lt__ = lt
__le__ = le
__eq__ = eq
__ne__ = ne
__ge__ = ge
__gt__ = gt
__not__ = not_
__abs__ = abs
__add__ = add
__and__ = and_
__floordiv__ = floordiv
__mod__ = mod
__mul__ = mul
__neg__ = neg
__or__ = or_
__sub__ = sub
__truediv__ = truediv
__xor__ = xor
__contains__ = contains
__getitem__ = getitem
__setitem__ = setitem
__delitem__ = delitem
