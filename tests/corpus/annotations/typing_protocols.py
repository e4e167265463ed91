# Protocols: what they are told by, and what is refused.
import collections.abc
import typing
from typing import *


def show(*makers):
    for make in makers:
        try:
            # Without addresses.
            print(repr(make()).partition(" at 0x")[0])
        except Exception as e:
            print(type(e).__name__, e)


T = TypeVar("T")


class Plain(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def close(self) -> None: ...


@runtime_checkable
class Getter(Protocol[T]):
    @property
    def value(self) -> T: ...


class Door:
    name = "door"
    value = 3

    def close(self):
        return "closed"


class NotClosing:
    close = None


class Both(Named, Closes, Protocol):
    extra: int


class Made(Closes):
    def __init__(self, x):
        self.x = x


class Bare(Closes):
    pass


show(lambda: isinstance(Door(), Plain), lambda: issubclass(Door, Plain),
     lambda: issubclass(1, Plain), lambda: isinstance(Door(), Closes),
     lambda: issubclass(Door, Closes), lambda: isinstance(3, Closes),
     lambda: isinstance(NotClosing(), Closes), lambda: isinstance(Door(), Named),
     lambda: issubclass(Door, Named), lambda: isinstance(Door(), Getter),
     lambda: isinstance(Door(), Getter[int]), lambda: Plain(), lambda: Closes(), lambda: Made(3).x,
     lambda: isinstance(Bare(), Closes), lambda: isinstance(Door(), Protocol),
     lambda: issubclass(Plain, Protocol), lambda: Protocol())
show(lambda: sorted(Both.__protocol_attrs__), lambda: sorted(get_protocol_members(Named)),
     lambda: get_protocol_members(Door), lambda: get_protocol_members(Bare),
     lambda: sorted(Named.__non_callable_proto_members__), lambda: Both._is_protocol,
     lambda: Made._is_protocol, lambda: Closes._is_runtime_protocol,
     lambda: [is_protocol(p) for p in (Plain, Both, Made, Door, Protocol, 3)],
     lambda: runtime_checkable(Door), lambda: runtime_checkable(3),
     lambda: type(Plain), lambda: Plain.__init__.__name__, lambda: Getter.__parameters__,
     lambda: Getter[int], lambda: Protocol[int], lambda: Protocol[T, T], lambda: Protocol[()],
     lambda: type(Plain)("Bad", (Plain, Door, Protocol), {}),
     lambda: type(Plain)("Fine", (collections.abc.Sized, Protocol), {}).__mro__)
for p in (SupportsInt, SupportsFloat, SupportsComplex, SupportsBytes, SupportsIndex, SupportsAbs,
          SupportsRound):
    show(lambda: (p, sorted(p.__protocol_attrs__), sorted(p.__abstractmethods__), p.__parameters__),
         lambda: [isinstance(v, p) for v in (1, 1.5, 1j, b"", "", True)], lambda: p())
show(lambda: SupportsAbs[int], lambda: IO, lambda: IO[str], lambda: TextIO.__mro__,
     lambda: BinaryIO.__orig_bases__, lambda: IO.read.__isabstractmethod__, lambda: IO().read(),
     lambda: sorted(n for n in vars(IO) if n[:1] != "_"))
show(lambda: type("C", (Generic,), {}), lambda: Generic[int], lambda: Generic[()],
     lambda: Generic[T, T], lambda: Generic(), lambda: Door[int])


class G(Generic[T]):
    pass


show(lambda: G[int], lambda: G[int, str], lambda: G[()], lambda: G[int][str], lambda: G[T][int],
     lambda: G["x"], lambda: G[int]() is not None, lambda: G[int].__origin__ is G,
     lambda: isinstance(G(), G[int]), lambda: G[int].name, lambda: G[[int]])
