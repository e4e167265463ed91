# dataclasses.
from dataclasses import dataclass, field, fields, asdict, astuple, replace, is_dataclass, FrozenInstanceError, InitVar, KW_ONLY, make_dataclass
from typing import ClassVar


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


@dataclass
class P:
    x: int
    y: int = 5
    tags: list = field(default_factory=list)
    total: ClassVar[int] = 9

    def norm(self): return self.x + self.y


p = P(1)
print(p, p.y, p.tags, p.norm(), P(1, 2) == P(1, 2), P(1) == P(2), P(1) != (1, 5), [f.name for f in fields(P)], is_dataclass(P), is_dataclass(p), is_dataclass(5))
p.tags.append(1)
print(P(1).tags, asdict(p), astuple(p), replace(p, x=7), P.__match_args__, P(x=3, y=4))
t(lambda: P()); t(lambda: P(1, 2, [], 4)); t(lambda: P(1, z=2)); t(lambda: P(1, x=2)); t(lambda: hash(p)); t(lambda: p < p); t(lambda: fields(5)); t(lambda: asdict(5))


@dataclass(frozen=True, order=True)
class V:
    a: int
    b: str = field(default="q", compare=False)


print(V(1) < V(2), sorted([V(3), V(1)]), hash(V(1)) == hash(V(1, "z")), V(1) == V(1, "z"), {V(1): 2}[V(1)])
def put(): V(1).a = 5
t(put)
try:
    del V(1).a
except FrozenInstanceError as e:
    print(e)


@dataclass
class Q(P):
    z: int = 0
    _: KW_ONLY = None
    k: int = 3
    seed: InitVar[int] = 2
    made: int = field(init=False, repr=False, default=0)

    def __post_init__(self, seed):
        self.made = seed * 10


q = Q(1, z=4, k=8, seed=3)
print(q, q.made, Q(1).made, [f.name for f in fields(q)])
t(lambda: Q(1, 2, [], 4, 5)); t(lambda: replace(q, made=1))


def bad():
    @dataclass
    class B:
        x: list = []
t(bad)
def order():
    @dataclass
    class B:
        x: int = 1
        y: int
t(order)


@dataclass(repr=False, eq=False)
class N:
    x: int
    child: "N" = None


print(N(1) == N(1), asdict(P(1, tags=[V(2)])))
C = make_dataclass("C", [("x", int), ("y", int, 3)])
print(C(1), C(1, 2).y)
match P(1, 2):
    case P(x, y): print("match", x, y)


@dataclass(slots=True)
class S:
    a: int
    b: int = 2


s = S(1)
print(s, S.__slots__)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 1
t(lambda: K(1)); t(lambda: K()); print(K(a=1))
