# A class with __slots__ has a descriptor under each slot's name.
import types


class C:
    __slots__ = ("x", "_y", "__z")

    def __init__(self):
        self.x = 1
        self.__z = 3


class D(C):
    __slots__ = "w"


class Free(C):
    pass


c = C()
print(C.x, type(C.x), type(C.x) is types.MemberDescriptorType)
print(D.x, D.w, Free.x, C._C__z)
print(C.x.__name__, C.x.__objclass__, D.x.__objclass__ is C)
print(C.x.__get__(c), C.x.__get__(c, C), C._C__z.__get__(c))
C.x.__set__(c, 10)
print(c.x)
C.x.__delete__(c)
print(hasattr(c, "x"))
try:
    C.x.__get__(c)
except AttributeError as e:
    print(e)
try:
    C.x.__get__(5)
except TypeError as e:
    print(e)
try:
    D.w.__set__(c, 1)
except TypeError as e:
    print(e)
d = D()
D.w.__set__(d, "w of d")
print(d.w, C.x.__get__(d))
print(hasattr(C, "x"), hasattr(C, "y"), getattr(C, "nothing", "no"))
try:
    C.nothing
except AttributeError as e:
    print(e)


class Plain:
    pass


try:
    Plain.x
except AttributeError as e:
    print(e)
print(repr(super(D, d)), repr(super(D)))


class E(D):
    def show(self):
        return repr(super())

    @classmethod
    def make(cls):
        return super().__init__ is not None


print(E().show(), E.make())
