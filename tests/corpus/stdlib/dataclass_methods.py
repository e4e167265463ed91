"""Methods of data classes: parameters, defaults, comparisons, hashes, recursion."""

from dataclasses import *  # noqa
import inspect
@dataclass
class P:
    x: int
    y: int = 3
    z: list = field(default_factory=list)
    w: int = field(default=9, init=False)
print(P(1), P(1, 2), P(1) == P(1), P.__init__.__qualname__, P.__init__.__annotations__)
for a in [(), (1,2,3,4)]:
    try: P(*a)
    except TypeError as e: print(e)
try: P(1, q=2)
except TypeError as e: print(e)
print(vars(P(1)))
try: print(inspect.signature(P))
except Exception as e: print(type(e), e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'q'
print(F(1) < F(2), hash(F(1)) == hash(F(1)), F(1), F.__eq__.__qualname__, F(1) < F(1, 'r'))
try: F(1).a = 3
except FrozenInstanceError as e: print(e)
@dataclass(slots=True, kw_only=True)
class S:
    self: int
    b: int = 4
print(S(self=1), S.__slots__)
@dataclass
class N:
    pass
print(N() == N(), N())
@dataclass
class R:
    r: object = None
r = R(); r.r = r; print(r)
@dataclass
class I:
    a: InitVar[int]
    b: int = 0
    def __post_init__(self, a): self.b = a * 2
print(I(4), asdict(I(4)), replace(P(1), x=5), astuple(P(1)))
try:
    @dataclass
    class Bad:
        a: int = 0
        b: int
except TypeError as e: print(e)
