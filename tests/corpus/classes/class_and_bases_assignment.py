# Another class for an object, and other bases for a class.

def case(f):
    try:
        print(f.__name__, f())
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Slotted:
    __slots__ = ("a", "b")


class AlsoSlotted:
    __slots__ = ("b", "a")


class OtherSlots:
    __slots__ = ("a", "c")


@case
def plain():
    x = A()
    x.n = 1
    x.__class__ = B
    return x.who(), type(x).__name__, vars(x)


@case
def same_slots():
    x = Slotted()
    x.a, x.b = 1, 2
    x.__class__ = AlsoSlotted
    return x.a, x.b, type(x).__name__


@case
def other_slots():
    Slotted().__class__ = OtherSlots


@case
def slots_and_dict():
    A().__class__ = Slotted


@case
def no_class():
    A().__class__ = 5


@case
def builtin():
    A().__class__ = int


@case
def of_builtin():
    [].__class__ = A


@case
def of_function():
    (lambda: 0).__class__ = A


@case
def delete():
    del A().__class__


@case
def exceptions():
    class E(ValueError):
        pass

    class F(ValueError):
        def __str__(self):
            return "F!"

    e = E("text")
    e.__class__ = F
    return str(e), type(e).__name__, e.args


@case
def ints():
    class I(int):
        pass

    class J(int):
        def __repr__(self):
            return "J!"

    i = I(5)
    i.__class__ = J
    return i, i + 1


@case
def own_property():
    class Odd:
        __class__ = property(lambda self: int, lambda self, v: print("set", v))

    o = Odd()
    o.__class__ = 5
    return o.__class__, type(o).__name__, isinstance(o, int), isinstance(o, Odd)


@case
def bases():
    class C(A):
        pass

    class D(C):
        pass

    d = D()
    first = d.who()
    C.__bases__ = (B, A)
    return first, d.who(), [c.__name__ for c in D.__mro__], A.__subclasses__() == [C], C.__base__.__name__


@case
def cycle():
    class C(A):
        pass

    A.__bases__ = (C,)


@case
def no_order():
    class C(A):
        pass

    class D(C):
        pass

    try:
        D.__bases__ = (A, C)
    finally:
        print([c.__name__ for c in D.__mro__])


@case
def no_tuple():
    A.__bases__ = [B]


@case
def no_bases():
    A.__bases__ = ()


@case
def no_classes():
    A.__bases__ = (B, 5)


@case
def other_layout():
    class C(A):
        pass

    C.__bases__ = (Slotted,)


@case
def from_object():
    A.__bases__ = (B,)


for name in ("__name__", "__qualname__", "__module__", "__bases__", "__doc__", "__dict__", "__mro__"):
    try:
        delattr(A, name)
    except Exception as e:
        print(name, type(e).__name__, e)
    try:
        setattr(A, name, 5)
    except Exception as e:
        print(name, type(e).__name__, e)
print(A.__module__, A.__doc__)
