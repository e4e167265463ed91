"""Members whose names their bases have too, and what refuses to be an enumeration."""

import enum
import inspect
import types
from enum import Enum, Flag, IntEnum, StrEnum, auto


def refused(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__), sep=" | ")


class Number(IntEnum):
    divisor = 1
    numerator = 2


class Book(StrEnum):
    author = "author"
    title = "title"


print(Number.divisor.numerator, Number.numerator, Number.numerator.divisor)
print(Book.author.title(), repr(Book.title), Book.title.title(), Book.title.author)


class Base(Enum):
    @types.DynamicClassAttribute
    def dynamic(self):
        return "of the base"

    @enum.property
    def flash(self):
        return "flashy"


class Derived(Base):
    dynamic = 1
    flash = 2


print(Derived.dynamic.dynamic, Derived.flash.flash, Derived.flash, Derived.dynamic.value)


class Mixin:
    @property
    def later(self):
        return "huh"


class Colour(Mixin, Enum):
    RED = 1
    BLUE = 3


Colour.BLUE._add_alias_("later")
Colour.BLUE._add_alias_("later")
print(Colour.later, Colour["later"], Colour.RED.later, Colour.later.later)
refused(lambda: Colour.RED._add_alias_("BLUE"))
refused(lambda: setattr(Colour.RED, "name", 1))
refused(lambda: delattr(Colour.RED, "value"))
refused(lambda: Colour.name)
print(isinstance(Enum.__dict__["name"], property), type(Enum.__dict__["name"]))
print([name for name, value in inspect.getmembers(Colour) if not name.startswith("__")])


def super_new():
    class Wrong(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)

        A = 1


def no_value():
    class Wrong(str, Enum):
        def __new__(cls, value, other):
            return str.__new__(cls, value)

        A = "a", 2


def init_fails():
    class Wrong(Enum):
        def __init__(self, x):
            raise KeyError("refused", x)

        A = 1


def not_to_increment():
    class Wrong(Enum):
        A = "a"
        B = auto()


for make in (super_new, no_value, init_fails, not_to_increment):
    refused(make)
refused(lambda: Enum("Empty", ("", "B")))
refused(lambda: Enum("Number", 0))
refused(lambda: Enum("Number", names=0, type=int))
refused(lambda: Enum("None", None))
refused(lambda: Enum(7))
refused(lambda: list(Enum("Nothing", "")))
refused(lambda: Colour(7, None))


class Encoded(StrEnum):
    A = b"3", "ascii"
    B = b"4", "latin1", "strict"


print(list(Encoded))
refused(lambda: StrEnum("Wrong", {"A": (b"2", 7)}))
refused(lambda: StrEnum("Wrong", {"A": 7}))

given = auto()
given.value = "given"


class Weird(Enum):
    red = given

    def _generate_next_value_(name, start, count, last):
        return name

    blue = auto()


print(list(Weird))


class WithNone(Flag):
    A = 1
    B = 2
    E = None


print(list(WithNone), WithNone.E, WithNone.E.value, WithNone(3))
refused(lambda: WithNone.A | WithNone.E)
refused(lambda: WithNone.E & WithNone.A)
refused(lambda: WithNone.E ^ WithNone.A)
refused(lambda: ~WithNone.E)
print(5 in WithNone, 2 in WithNone, WithNone.A in WithNone)


class Lists(Enum):
    ONE = [1]
    TWO = [2]
    UNO = [1]


print(Lists([1]), Lists.UNO, [2] in Lists, [3] in Lists, Lists([2]))
Lists.TWO._add_value_alias_([3])
print(Lists([3]), list(Lists))
refused(lambda: Lists([4]))

names = {}
exec("from enum import Enum; Animal = Enum('Animal', 'ANT BEE')", {}, names)
print(list(names["Animal"]), names["Animal"].__module__)
print(inspect.signature(Enum), inspect.signature(Colour))
