# Typed dicts, named tuples, new types, overloads and marks.
import copy
import pickle
import typing
import warnings
from typing import *


def show(*makers):
    for make in makers:
        try:
            # Without addresses.
            print(repr(make()).partition(" at 0x")[0])
        except Exception as e:
            print(type(e).__name__, e)


T = TypeVar("T")


class Movie(TypedDict):
    name: str
    year: NotRequired[int]


class More(Movie, total=False):
    extra: Required["int"]
    seen: Annotated[ReadOnly[bool], "x"]


class Box(TypedDict, Generic[T]):
    item: T


Made = TypedDict("Made", {"a": int, "in": Required[str]}, total=False)
for d in Movie, More, Box, Made, Box[int]:
    show(lambda: d, lambda: d.__annotations__, lambda: sorted(d.__required_keys__),
         lambda: sorted(d.__optional_keys__), lambda: sorted(d.__readonly_keys__),
         lambda: sorted(d.__mutable_keys__), lambda: d.__total__, lambda: d.__mro__,
         lambda: d.__orig_bases__, lambda: d(a=1), lambda: is_typeddict(d),
         lambda: isinstance({}, d), lambda: issubclass(dict, d), lambda: d.__module__,
         lambda: get_type_hints(d), lambda: type(d))
show(lambda: type(TypedDict), lambda: TypedDict("X", {"a": (1,)}),
     lambda: typing._TypedDictMeta("X", (dict,), {}),
     lambda: type(Movie)("Y", (More,), {"__annotations__": {"name": ReadOnly[str]}}),
     lambda: TypedDict("X", a=int), lambda: is_typeddict(TypedDict))


class Point(NamedTuple):
    """A point."""
    x: int
    y: "int" = 0

    def norm(self):
        return self.x + self.y


class Pair(NamedTuple, Generic[T]):
    first: T
    second: T


Other = NamedTuple("Other", [("a", int), ("b", "str")])
show(lambda: Point(1), lambda: Point(1, 2).norm(), lambda: Point.__annotations__,
     lambda: Point._field_defaults, lambda: Point.__doc__, lambda: Point.__orig_bases__,
     lambda: Pair[int](1, 2), lambda: Pair[int], lambda: Pair.__mro__, lambda: Pair.__orig_bases__,
     lambda: Pair.__parameters__, lambda: Other(1, "z"), lambda: Other.__orig_bases__,
     lambda: Other.__annotations__, lambda: pickle.loads(pickle.dumps(Point(1))),
     lambda: copy.copy(Pair(1, 2)), lambda: Other.__new__.__annotations__, lambda: Pair[int, str],
     lambda: type(NamedTuple))


def class_of(**namespace):
    bases = NamedTuple.__mro_entries__((NamedTuple,))
    return type(bases[0])("X", bases, {"__module__": "m", **namespace})


show(lambda: class_of(__annotations__={"a": int, "b": int, "c": int}, a=1, b=2),
     lambda: class_of(__annotations__={"a": int}, _replace=3),
     lambda: class_of(__annotations__={"_a": int}), lambda: class_of(__annotations__={"a": (1,)}),
     lambda: type(class_of(__annotations__={"a": int}))("Y", (int, *NamedTuple.__mro_entries__(())),
                                                        {"__module__": "m"}),
     lambda: NamedTuple("X", [("a", int)], b=str), lambda: NamedTuple("X", None, b=str))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    show(lambda: NamedTuple("X", a=int)._fields, lambda: NamedTuple("X")._fields,
         lambda: NamedTuple("X", None)._fields, lambda: TypedDict("X").__annotations__,
         lambda: TypedDict("X", None).__annotations__, lambda: isinstance(b"", ByteString),
         lambda: no_type_check_decorator(len))
    for w in caught:
        print(w.category.__name__, w.message)

UserId = NewType("UserId", int)
show(lambda: UserId, lambda: UserId(3), lambda: UserId.__supertype__, lambda: UserId | str,
     lambda: List[UserId], lambda: Optional[UserId], lambda: UserId.__class__,
     lambda: __import__("types").new_class("Sub", (UserId,)), lambda: UserId.__name__,
     lambda: pickle.loads(pickle.dumps(UserId)) is UserId, lambda: NewType("a.b", int).__name__)


@overload
def both(x: int) -> int: ...
@overload
def both(x: str) -> str: ...
def both(x):
    return x


@dataclass_transform(kw_only_default=True, other=1)
def maker(cls):
    return cls


class Marked:
    @final
    @override
    def m(self):
        pass


show(lambda: [f.__annotations__ for f in get_overloads(both)], lambda: get_overloads(both)[0](1),
     lambda: clear_overloads(), lambda: get_overloads(both), lambda: maker.__dataclass_transform__,
     lambda: (Marked.m.__final__, Marked.m.__override__), lambda: final(3), lambda: assert_never(3),
     lambda: assert_never("x" * 200), lambda: assert_type(1, int), lambda: cast("x", 4),
     lambda: Text, lambda: TYPE_CHECKING)

# Classes of other modules that take types, and two that none derive from.
import array
import collections
import contextvars
import csv
import logging
import re
import tempfile
import weakref

for cls in (csv.DictReader, csv.DictWriter, logging.LoggerAdapter, logging.StreamHandler,
            tempfile.SpooledTemporaryFile, tempfile.TemporaryDirectory, contextvars.Token,
            weakref.WeakSet, array.array, collections.deque):
    show(lambda: get_args(cls[int]), lambda: get_origin(cls[int]) is cls)
show(lambda: type("M", (re.Match,), {}), lambda: type("P", (re.Pattern,), {}))
