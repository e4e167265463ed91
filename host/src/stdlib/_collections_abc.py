"""Abstract base classes of containers and of what can be iterated or called."""

from abc import ABCMeta, abstractmethod
import types

_own_name = __name__
__name__ = "collections.abc"


def _has(cls, *methods):
    """`__subclasshook__` of a class that asks for methods. Built-in types are registered."""
    for method in methods:
        for base in cls.__mro__:
            if method in base.__dict__:
                if base.__dict__[method] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _asks_for(cls, *methods):
    """Makes what has these methods a subclass."""
    def __subclasshook__(asked, subclass):
        return _has(subclass, *methods) if asked is cls else NotImplemented

    cls.__subclasshook__ = classmethod(__subclasshook__)


_UNHASHABLE = (list, dict, set, bytearray, slice, type({}.keys()), type({}.items()))


class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not Hashable:
            return NotImplemented
        if subclass.__module__ == "builtins":
            return not issubclass(subclass, _UNHASHABLE)
        return _has(subclass, "__hash__") if "__hash__" in subclass.__dict__ else (
            getattr(subclass, "__hash__", None) is not None or NotImplemented)


class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(types.GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


_asks_for(Awaitable, "__await__")


class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        if val is None:
            if tb is None:
                raise typ
            val = typ()
        if tb is not None:
            val = val.with_traceback(tb)
        raise val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("coroutine ignored GeneratorExit")


_asks_for(Coroutine, "__await__", "send", "throw", "close")


class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(types.GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


_asks_for(AsyncIterable, "__aiter__")


class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


_asks_for(AsyncIterator, "__anext__", "__aiter__")


class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    async def __anext__(self):
        return await self.asend(None)

    @abstractmethod
    async def asend(self, value):
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        raise typ if val is None else val

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            pass
        else:
            raise RuntimeError("asynchronous generator ignored GeneratorExit")


_asks_for(AsyncGenerator, "__aiter__", "__anext__", "asend", "athrow", "aclose")


class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(types.GenericAlias)

    @abstractmethod
    def __iter__(self):
        while False:
            yield None


_asks_for(Iterable, "__iter__")


class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


_asks_for(Iterator, "__iter__", "__next__")


class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        while False:
            yield None


_asks_for(Reversible, "__reversed__", "__iter__")


class Generator(Iterator):
    __slots__ = ()

    def __next__(self):
        return self.send(None)

    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        if val is None:
            if tb is None:
                raise typ
            val = typ()
        if tb is not None:
            val = val.with_traceback(tb)
        raise val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")


_asks_for(Generator, "__iter__", "__next__", "send", "throw", "close")


class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


_asks_for(Sized, "__len__")


class Container(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(types.GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


_asks_for(Container, "__contains__")


class Collection(Sized, Iterable, Container):
    __slots__ = ()


_asks_for(Collection, "__len__", "__iter__", "__contains__")


class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError


_asks_for(Buffer, "__buffer__")


def _callable_alias(cls, item):
    """`Callable[[int], str]`, which shows itself as it is written."""
    from _collections_abc_callable import _CallableGenericAlias
    return _CallableGenericAlias(cls, item)


def __getattr__(name):
    if name != "_CallableGenericAlias":
        raise AttributeError(f"module 'collections.abc' has no attribute {name!r}")
    from _collections_abc_callable import _CallableGenericAlias
    return _CallableGenericAlias


class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(_callable_alias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


_asks_for(Callable, "__call__")
__name__ = _own_name

from _collections_abc_mixins import (  # noqa: E402
    ByteString, ItemsView, KeysView, Mapping, MappingView, MutableMapping, MutableSequence,
    MutableSet, Sequence, Set, ValuesView,
)
import _collections_abc_types  # noqa: E402, F401

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator",
           "Hashable", "Iterable", "Iterator", "Generator", "Reversible", "Sized", "Container",
           "Callable", "Collection", "Set", "MutableSet", "Mapping", "MutableMapping",
           "MappingView", "KeysView", "ItemsView", "ValuesView", "Sequence", "MutableSequence",
           "ByteString", "Buffer"]
