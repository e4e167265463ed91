"""Nodes that `ast` had once: those of constants are found by what a Constant holds."""

import warnings
from _ast import AST, Constant, Load, Tuple, expr_context, mod

# The module whose classes these are.
__name__ = "ast"

_ENDS = "is deprecated and will be removed in Python 3.14; use"


def _warn_of_class(cls):
    warnings.warn(f"ast.{cls.__qualname__} {_ENDS} ast.Constant instead", DeprecationWarning, 3)


def _alias(name):
    """The attribute of a Constant that is its value."""
    def warn():
        warnings.warn(f"Attribute {name} {_ENDS} value instead", DeprecationWarning, 3)

    def get(self):
        """Deprecated. Use value instead."""
        warn()
        return self.value

    def put(self, value):
        warn()
        self.value = value

    return property(get, put)


Constant.n, Constant.s = _alias("n"), _alias("s")


class _Sort(type):
    """The type of classes whose instances are Constants with a value of some types."""

    def __init__(cls, *args):
        cls.__doc__ = "Deprecated AST node class. Use ast.Constant instead"

    def __instancecheck__(cls, node):
        types = TYPES.get(cls)
        if types is None:
            return isinstance(node, Constant) and type.__instancecheck__(cls, node)
        _warn_of_class(cls)
        if not isinstance(node, Constant) or not hasattr(node, "value"):
            return False
        value = node.value
        return isinstance(value, types) and not (cls is Num and isinstance(value, bool))


def _new(cls, *args, **kwargs):
    for name in kwargs:
        if name in cls._fields and cls._fields.index(name) < len(args):
            raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
    if cls not in TYPES:
        return Constant.__new__(cls)
    _warn_of_class(cls)
    return Constant(*args, **kwargs)


class Num(Constant, metaclass=_Sort):
    _fields = ("n",)
    __new__ = _new


class Str(Constant, metaclass=_Sort):
    _fields = ("s",)
    __new__ = _new


class Bytes(Constant, metaclass=_Sort):
    _fields = ("s",)
    __new__ = _new


class NameConstant(Constant, metaclass=_Sort):
    __new__ = _new


class Ellipsis(Constant, metaclass=_Sort):
    _fields = ()

    def __new__(cls, *args, **kwargs):
        if cls not in TYPES:
            return Constant.__new__(cls)
        _warn_of_class(cls)
        return Constant(..., *args, **kwargs)


TYPES = {
    Num: (int, float, complex), Str: (str,), Bytes: (bytes,), NameConstant: (type(None), bool),
    Ellipsis: (type(...),),
}
# What `ast` has only for who asks, with a warning.
CONSTANTS = {cls.__name__: cls for cls in TYPES}
# Whose method a visitor may have for a constant.
VISITED = {
    bool: "NameConstant", type(None): "NameConstant", int: "Num", float: "Num", complex: "Num",
    str: "Str", bytes: "Bytes", type(...): "Ellipsis",
}


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


def _get_dims(self):
    """Deprecated. Use elts instead."""
    return self.elts


def _set_dims(self, value):
    self.elts = value


Tuple.dims = property(_get_dims, _set_dims)


class Suite(mod):
    """Deprecated AST node class.  Unused in Python 3."""


class AugLoad(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class AugStore(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class Param(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""
