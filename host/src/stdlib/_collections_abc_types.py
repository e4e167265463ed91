"""Which of the abstract classes the built-in types belong to."""

import sys
import types

from _collections_abc import (
    AsyncGenerator, AsyncIterator, Awaitable, Buffer, Callable, Collection, Container, Coroutine,
    Generator, Iterable, Iterator, Reversible, Sized,
)
from _collections_abc_mixins import (
    ByteString, ItemsView, KeysView, Mapping, MutableMapping, MutableSequence, MutableSet,
    Sequence, Set, ValuesView,
)

_keys, _values, _items = type({}.keys()), type({}.values()), type({}.items())
_containers = [list, tuple, str, bytes, bytearray, memoryview, range, dict, set, frozenset,
               _keys, _values, _items]
_iterators = [type(iter(x)) for x in ([], (), "", "é", b"", bytearray(), range(1), {}, set(),
                                      {}.values(), {}.items())]
_iterators += [type(reversed([])), type(reversed({})), type(iter(int, 0)), zip, map, filter,
               enumerate, reversed]


def _register(cls, kinds):
    for kind in kinds:
        cls.register(kind)


_register(Sequence, [tuple, str, range, memoryview])
_register(MutableSequence, [list, bytearray])
_register(ByteString, [bytes, bytearray])
_register(Buffer, [bytes, bytearray, memoryview])
_register(Set, [frozenset])
_register(MutableSet, [set])
_register(MutableMapping, [dict])
KeysView.register(_keys)
ValuesView.register(_values)
ItemsView.register(_items)
_register(Generator, [types.GeneratorType])
_register(Iterator, _iterators)
_register(Coroutine, [types.CoroutineType])
_register(AsyncGenerator, [types.AsyncGeneratorType])
for _cls in Iterable, Sized, Container, Collection:
    _register(_cls, _containers)
_register(Reversible, [dict, _keys, _values, _items])
_register(Callable, [type, types.FunctionType, types.BuiltinFunctionType, types.MethodType,
                     type(str.join), type("".join), type(object().__str__), staticmethod])
if hasattr(types, "MappingProxyType"):
    Mapping.register(types.MappingProxyType)
if "_collections_deque" in sys.modules:
    MutableSequence.register(sys.modules["_collections_deque"].deque)
