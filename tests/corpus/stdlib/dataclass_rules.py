"""dataclasses: what is refused, string annotations, documentation, slots, frozen ones."""
import copy
import dataclasses
import pickle
import typing
from collections import defaultdict
from dataclasses import KW_ONLY, MISSING, InitVar, dataclass, field
from typing import ClassVar


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def refused(options=None, bases=(), /, **names):
    notes = {k: v[0] for k, v in names.items() if isinstance(v, tuple)}
    body = {k: v[1] for k, v in names.items() if isinstance(v, tuple) and len(v) > 1}
    body |= {k: v for k, v in names.items() if not isinstance(v, tuple)}
    show(lambda: dataclass(**options or {})(type("C", bases, {"__annotations__": notes, **body})).__doc__)


refused(x=(int,), y=(str, "a"))
refused(x=(ClassVar[int], field(default_factory=int)))
refused(x=(ClassVar[int], field(kw_only=True)))
refused(x=(InitVar[int], field(default_factory=int)))
refused(x=field())
refused(a=(KW_ONLY,), b=(KW_ONLY,))
refused({"weakref_slot": True}, x=(int,))
refused(x=(list, []))
refused({"order": True, "eq": False})
refused(x=(int, 0), y=(int,))
refused({"frozen": True}, x=(int,), __setattr__=None)
refused({"order": True}, x=(int,), __lt__=None)
refused({"unsafe_hash": True}, x=(int,), __hash__=lambda self: 0)
@dataclass(frozen=True)
class Frozen:
    x: int
@dataclass
class Loose:
    x: int
refused({}, (Frozen,), y=(int,))
refused({"frozen": True}, (Loose,), y=(int,))
refused({}, (Frozen, Loose), y=(int,))


@dataclass
class Strings:
    a: "int"
    b: "ClassVar[int]" = 1
    c: "typing.ClassVar" = 2
    d: " typing . ClassVar[str]" = 3
    e: "InitVar[int]" = 4
    f: "dataclasses.InitVar" = 5
    g: "typing.ClassVars" = 6
    _: "KW_ONLY"
    h: "dataclasses.KW_ONLYS" = 7
    i: int = 8
    def __post_init__(self, e, f): self.got = e, f
print([f.name for f in dataclasses.fields(Strings)], Strings(1, i=3), Strings(1).got, Strings.__doc__)


@dataclass
class Documented:
    a: int
    b: list[int] = field(default_factory=list)
    c: typing.Optional[int] = None
    d: "str" = "x"
    e: typing.Any = 1.5
    _: KW_ONLY
    f: Loose = None
    def keep(self): pass
print(Documented.__doc__)
@dataclass
class Given:
    "own words"
    a: int
print(Given.__doc__)
print(Documented.__dataclass_params__)
print(repr(dataclasses.fields(Given)[0]).split("compare")[1])
print(InitVar[int], InitVar[list[int]], InitVar["x"], type(MISSING).__name__)


class Told:
    def __set_name__(self, owner, name): self.place = owner.__name__, name
@dataclass
class Tells:
    x: Told = field(default=Told())
print(Tells.__dict__["x"].place)
class Descriptor:
    def __get__(self, obj, cls=None): return 100 if obj is None else obj._x
    def __set__(self, obj, value): obj._x = value * 2
@dataclass
class Described:
    x: int = Descriptor()
print(Described().x, Described(5).x)


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
p = Point(1, 2)
print(pickle.loads(pickle.dumps(p)) == p, copy.deepcopy(p) == p, copy.copy(p), Point.__slots__, hasattr(p, "__dict__"))
show(lambda: setattr(p, "x", 3))
show(lambda: delattr(p, "x"))
@dataclass(slots=True, weakref_slot=True)
class Base:
    a: int
@dataclass(slots=True)
class Derived(Base):
    b: int = 0
print(Base.__slots__, Derived.__slots__)


@dataclass
class Holder:
    table: dict
    rows: list
h = Holder(defaultdict(list, {"a": [Loose(1)]}), [(Loose(2),)])
print(dataclasses.asdict(h), dataclasses.astuple(h))
print(dataclasses.is_dataclass(Loose), dataclasses.is_dataclass(Loose(1)), dataclasses.is_dataclass(list[int]))
Made = dataclasses.make_dataclass("Made", ["x", ("y", int), ("z", int, 5)], namespace={"twice": lambda self: self.z * 2})
print(Made(1, 2), Made(1, 2).twice(), Made.__module__, Made.__annotations__)
print(dataclasses.make_dataclass("M", ["x"], module="elsewhere").__module__)
for fields in (["if"], ["x", "x"], [("a", int, 1, 2)], ["1x"], [(3, int)]):
    show(lambda: dataclasses.make_dataclass("Bad", fields))
@dataclass(repr=False, eq=False, init=False)
class Bare:
    a: int
print(Bare.__match_args__, "__init__" in vars(Bare))
import abc
class Asked(abc.ABC):
    @abc.abstractmethod
    def __lt__(self, other): pass
@dataclass(order=True)
class Answered(Asked):
    x: int
print(Answered.__abstractmethods__, Answered(1) < Answered(2))
