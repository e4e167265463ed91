# copy, string and abc.
import copy, string
from abc import ABC, abstractmethod, ABCMeta


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


a = [1, [2, 3], {"k": [4]}, (5, [6])]
b, c = copy.copy(a), copy.deepcopy(a)
a[1].append(9); a[2]["k"].append(8); a[3][1].append(7)
print(b, c, b[1] is a[1], c[1] is a[1])
loop = [1]
loop.append(loop)
d = copy.deepcopy(loop)
print(d[1] is d, d is not loop, len(d))
shared = [0]
e = copy.deepcopy([shared, shared])
print(e[0] is e[1], copy.deepcopy((1, "a")) , copy.copy({1, 2}), copy.deepcopy({(1, 2): {3}}), copy.deepcopy(frozenset([1])), copy.copy(5), copy.copy(len) is len)
t1 = (1, (2, 3))
print(copy.deepcopy(t1) is t1, copy.copy(t1) is t1)


class P:
    def __init__(self, x, items):
        self.x, self.items = x, items


p = P(1, [1, 2])
q, r = copy.copy(p), copy.deepcopy(p)
p.items.append(3)
print(q.items, r.items, q.x, type(r) is P, q.items is p.items)


class S:
    __slots__ = ("a", "b")


s = S(); s.a = [1]
u = copy.deepcopy(s); s.a.append(2)
print(u.a, hasattr(u, "b"), copy.copy(s).a is s.a)


class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"


print(copy.copy(C()), copy.deepcopy([C()]))


class L(list):
    pass


l = L([1, [2]]); l.tag = "t"
m = copy.deepcopy(l); l[1].append(3)
print(m, m.tag, type(m).__name__, copy.copy(l).tag)
print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable), string.capwords("hello  wORLD x"), string.capwords("a-b", "-"))


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def both(self): return f"{self.name} {self.area()}"


class Half(Shape):
    def area(self): return 1


class Full(Half):
    name = "full"


t(lambda: Shape()); t(lambda: Half()); t(lambda: Full().both()); print(isinstance(Full(), Shape), issubclass(Half, Shape), isinstance(5, Shape), sorted(Shape.__abstractmethods__), Full.__abstractmethods__)


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__len__") or NotImplemented


print(isinstance([], Sized), isinstance(5, Sized), issubclass(str, Sized))
Shape.register(int)
print(isinstance(5, Shape), issubclass(bool, Shape), type(Shape).__name__)
