# References, hints, and what is asked of types.
import collections.abc
import types
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
P = ParamSpec("P")
show(lambda: ForwardRef("int"), lambda: ForwardRef(1), lambda: ForwardRef("1 +"),
     lambda: ForwardRef("class"), lambda: ForwardRef("a", module="m"),
     lambda: ForwardRef("a") == ForwardRef("a"),
     lambda: ForwardRef("a") == ForwardRef("a", module="m"), lambda: ForwardRef("a").__slots__,
     lambda: ForwardRef("a").__forward_code__.co_code is not None,
     lambda: ForwardRef("a") | int, lambda: ForwardRef("list[int]")._evaluate(
         {}, {}, (), recursive_guard=frozenset()),
     lambda: ForwardRef("*tuple[int]").__forward_arg__, lambda: ForwardRef("a").nothing,
     lambda: typing._eval_type(List["int"], globals(), None, ()))


class Node(Generic[T]):
    next: "Optional[Node[T]]"
    items: List["T"] = []
    kind: ClassVar["int"] = 1
    name: Annotated["str", "meta"]
    both: "Annotated[int, 1] | None"
    nothing: None
    call: Callable[["Node"], "str"]
    built: list["Node"]
    fine: Final["int"] = 3


class Leaf(Node[int]):
    name: "bytes"


def f(a: "int", *args: "Annotated[T, 1]", b: Required[int] = 0, **kw: list["str"]) -> "None":
    pass


def g[X](x: "X", y: "list[X]") -> X:
    pass


class Inner[X]:
    v: "X"
    w: list["X"]

    class Deep:
        int = 3
        a: "str"


for what in Node, Leaf, f, g, Inner, Inner.Deep, typing.no_type_check(lambda: 1), len, types:
    show(lambda: get_type_hints(what), lambda: get_type_hints(what, include_extras=True))
show(lambda: get_type_hints(1), lambda: get_type_hints(f, {}), lambda: get_type_hints(f, {"T": 3}),
     lambda: get_type_hints(types.SimpleNamespace(__annotations__={"a": "missing"})),
     lambda: get_type_hints(types.SimpleNamespace(__annotations__={"a": "ClassVar[int]"}),
                            globals()),
     lambda: get_type_hints(types.SimpleNamespace(__annotations__={"a": "3"})),
     lambda: get_type_hints(types.SimpleNamespace(__annotations__={"a": (1,)})))


@no_type_check
class Silent:
    a: "?"

    def m(self, x: "?"):
        pass


show(lambda: get_type_hints(Silent), lambda: get_type_hints(Silent.m))

A = collections.abc.Callable[[int, T], str]
show(lambda: A, lambda: A[bool], lambda: collections.abc.Callable[P, int][[str]],
     lambda: collections.abc.Callable[P, int][str], lambda: A | None, lambda: None | A,
     lambda: Union[A, None], lambda: list[A][int], lambda: isinstance(A, types.GenericAlias),
     lambda: get_args(A), lambda: A == collections.abc.Callable[[int, T], str],
     lambda: collections.abc.Callable[..., int], lambda: collections.abc.Callable[[], int].__args__,
     lambda: collections.abc.Callable[int], lambda: collections.abc.Callable[int, int],
     lambda: isinstance(1, A), lambda: collections.abc.Callable[[int], str][int], lambda: A())
for t in (int, None, List, List[int], list[int], Union[int, str], int | str, Callable[[], int],
          Callable[..., int], Annotated[int, 1], Literal[1, 2], P.args, P.kwargs, Generic,
          Generic[T], Tuple[()], tuple[()], ClassVar[int], T):
    show(lambda: (t, get_origin(t), get_args(t)))


class Up(Tuple[T, ...]):
    pass


class Takes(collections.abc.Callable[[T], T]):
    def __call__(self):
        pass


class Small(Generic[T]):
    __slots__ = ()


show(lambda: Up[int]().__orig_class__, lambda: Takes[[int], T]().__orig_class__,
     lambda: Small[int]().__orig_class__, lambda: Node[int]().__orig_class__)
