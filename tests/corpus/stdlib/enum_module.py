import enum
from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def shout(self): return self.name.upper() + "!"
    @property
    def twice(self): return self.value * 2
    @classmethod
    def default(cls): return cls.GREEN
print(list(Color), Color.RED, repr(Color.CRIMSON), Color(2), Color["RED"])
print(Color.RED.shout(), Color.RED.twice, Color.default())
print(dict(Color.__members__))
for f in [lambda: Color(9), lambda: Color["X"], lambda: Color.X, lambda: setattr(Color, "RED", 3), lambda: delattr(Color, "RED")]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
try:
    class Sub(Color): X = 1
except TypeError as e: print(e)
try:
    class Dup(Enum):
        A = 1
        A = 2
except TypeError as e: print(e)
class N(IntEnum):
    A = auto(); B = auto(); C = 10; D = auto()
print(list(N), N.A + 1, N.B < N.C, str(N.D), f"{N.D:>5}", "%d" % N.C, N.A == 1, {N.A: 1}[1])
class P(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
print(list(P), P.RW, repr(P.R | P.X), P.R in P.RW, ~P.R, P(0), repr(P(0)), len(P.RW), list(P.RW), bool(P(0)))
try: P(8)
except ValueError as e: print(e)
class I(IntFlag):
    A = 1; B = 2
print(repr(I.A | I.B), I.A | 8, repr(I.A | 8), repr(~I.A), I(0), repr(I(0)), I.A + 1)
class S(StrEnum):
    AB = auto(); C = "see"
print(S.AB, repr(S.AB), S.C == "see", f"{S.C}", S.AB.upper(), "-".join(S))
class Planet(Enum):
    MERCURY = (3.3, 2.4); EARTH = (5.9, 6.3)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def g(self): return round(self.mass / self.radius, 3)
print([(p.name, p.value, p.g) for p in Planet])
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label
        return obj
    PX = (0, 'P.X'); PY = (1, 'P.Y')
print(Coord.PY.value, Coord(1).label)
A = Enum("Animal", "ANT BEE CAT")
print(list(A), A.BEE.value, A)
print(Enum("Z", [("a", 1), ("b", 2)]).b, IntEnum("Q", {"x": 5}).x)
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
class M(Enum):
    @classmethod
    def _missing_(cls, value): return cls.A if value == "a" else None
    A = 1
print(M("a"))
try: M("b")
except ValueError as e: print(e)
print(Color.RED in Color, 1 in Color, 7 in Color, isinstance(Color.RED, Color), len(Color), list(reversed(Color)))
print(type(Color), Color, P, hash(Color.RED) == hash("RED"), Color.RED is Color(1), Color.RED != Color.GREEN)
try: Color.RED < Color.GREEN
except TypeError as e: print(e)
import copy
print(copy.copy(Color.RED), copy.deepcopy([Color.RED]))
print(dir(Color.RED), Color.RED.__class__, Color.__name__)
class T(Enum):
    def _generate_next_value_(name, start, count, last): return name * 2
    A = auto(); B = auto()
print(list(T))
match Color(1):
    case Color.GREEN: print("g")
    case Color.RED: print("r")
from dataclasses import dataclass
