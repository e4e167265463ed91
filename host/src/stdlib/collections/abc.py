"""Abstract base classes of containers."""

from _collections_abc import *
from _collections_abc import __all__


def __getattr__(name):
    if name != "_CallableGenericAlias":
        raise AttributeError(f"module 'collections.abc' has no attribute {name!r}")
    from _collections_abc_callable import _CallableGenericAlias
    return _CallableGenericAlias
