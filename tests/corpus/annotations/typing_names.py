# Names of `typing` in annotations, and their reprs.
from typing import (TYPE_CHECKING, Annotated, Any, Callable, ClassVar, Dict, Final, Generic,
                    Iterable, List, Literal, NamedTuple, NewType, NoReturn, Optional, Protocol,
                    Set, Tuple, Type, TypedDict, TypeVar, Union, cast, final, get_args,
                    get_origin, get_type_hints, overload, runtime_checkable)
import typing

T = TypeVar("T")
K = TypeVar("K", bound=int)
S = TypeVar("S", int, str)
C = TypeVar("C", covariant=True)
print(T, K, S, C, K.__bound__, S.__constraints__, T.__name__, C.__covariant__)
for form in [Any, Optional[int], Union[int, str], Union[int, None], Union[int, int], List[int],
             Dict[str, List[T]], Tuple[int, ...], Callable[[int, str], bool], Callable[..., None],
             ClassVar[int], Final[str], Literal[1, "a", None], Type[int], Set[int], Iterable[T],
             NoReturn, Annotated[int, "meta"], Optional[Union[int, str]], List, Callable, Union,
             Union[List[int], None, T], Generic[T], Protocol[T]]:
    print(form)
print(TYPE_CHECKING, cast(int, "x"))


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    def get(self) -> T:
        return self.item


class Pair(Box[T], Generic[T, K]):
    pass


class IntBox(Box[int]):
    pass


print(Box[int](5).get(), Box[int], Box[T], Pair[int, str], Pair.__parameters__)
print(IntBox(3).get(), IntBox.__mro__[1:], IntBox.__orig_bases__, Box.__orig_bases__)
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]) is Union,
      get_args(Optional[int]), get_args(Callable[[int], str]), get_origin(int), get_args(int))


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self) -> int:
        return self.x + self.y


p = Point(3)
print(p, p.x, p.norm(), p._fields, Point(1, 2) == (1, 2), Point.__annotations__)
Other = NamedTuple("Other", [("a", int), ("b", str)])
print(Other(1, "z"), Other.__annotations__)


class Movie(TypedDict, total=False):
    name: str
    year: int


m = Movie(name="x", year=1)
print(m, type(m), Movie.__annotations__, Movie.__total__)
UserId = NewType("UserId", int)
print(UserId(5), UserId.__supertype__, UserId.__name__)


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x


print(f(1), f("s"))


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...


@final
class Door:
    count: ClassVar[int] = 0
    name: "str"
    other: Optional["Door"] = None

    def close(self) -> None:
        pass


print(Door.__final__, Door.__annotations__)
print(get_type_hints(Door))
print(get_type_hints(Box.get))


def g(a: "int", b: Optional["str"] = None, *c: Any) -> List["Box"]:
    return []


print(get_type_hints(g))
for wrong in [lambda: Optional[int, str], lambda: Union[()], lambda: Box[int, str],
              lambda: Any(), lambda: Generic[int], lambda: List[int][str],
              lambda: TypeVar("X", int)]:
    try:
        print(wrong())
    except TypeError as e:
        print(type(e).__name__, e)
print(isinstance(5, (int, str)), Union[int, str] == Union[str, int], List[int] == List[int],
      {List[int]: 1}[List[int]], Optional[int] == Union[int, None])
