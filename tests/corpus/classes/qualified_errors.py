# Errors about classes name them by their qualified names; type() and orders that are refused.

def case(f):
    try:
        print(f.__name__, f())
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


class Outer:
    class Inner:
        __slots__ = ("s",)

        @property
        def p(self):
            return 1

        q = property(fset=lambda self, v: None)
        n = property()


@case
def getter():
    return Outer.Inner().q


@case
def nothing():
    return Outer.Inner().n


@case
def setter():
    Outer.Inner().p = 1


@case
def deleter():
    del Outer.Inner().p


@case
def slot():
    return Outer.Inner().s


@case
def by_hand():
    property(lambda self: 1).__set__(Outer.Inner(), 2)


@case
def unbound():
    return property().__get__(None)


@case
def keywords():
    class Sub(Outer, kind=1):
        pass


@case
def keywords_by_super():
    class Base:
        def __init_subclass__(cls, **named):
            super().__init_subclass__(**named)

    class Sub(Base, kind=1):
        pass


@case
def order():
    class X: pass
    class Y(X): pass
    class Z(X, Y): pass


@case
def orders():
    class X: pass
    class Y: pass
    class P(X, Y): pass
    class Q(Y, X): pass
    class R(P, Q): pass


@case
def layouts():
    class Both(int, str): pass


@case
def exceptions():
    class Fine(KeyError, OSError): pass
    print(Fine.__base__.__name__, [c.__name__ for c in Fine.__mro__])
    class Both(OSError, ImportError): pass


@case
def no_base():
    class Sub(bool): pass


@case
def base_is_a_value():
    class Sub(5): pass


@case
def metaclass_is_int():
    class Sub(int, metaclass=int): pass


@case
def odd_qualname():
    return type("A", (), {"__qualname__": 5})


@case
def odd_name():
    return type("A\0B", (), {})


@case
def odd_arguments():
    return type.__new__(type)


@case
def empty_order():
    class Meta(type):
        def mro(cls):
            return []

    class A(metaclass=Meta): pass


@case
def order_of_another_layout():
    class Meta(type):
        def mro(cls):
            return [cls, int, object]

    class A(metaclass=Meta): pass


@case
def initialized():
    type.__init__(Outer, 1, 2)


@case
def documents():
    class Parent:
        "of the parent"

    class Child(Parent): pass

    return Parent.__doc__, Child.__doc__, Child().__doc__


@case
def annotations():
    class Parent:
        x: int

    class Child(Parent): pass

    Child.__annotations__["y"] = str
    del Parent.__annotations__
    return Child.__annotations__, Parent.__annotations__, Parent.__type_params__


@case
def names():
    class A: pass
    A.__name__ = "B"
    A.__qualname__ = "C.D"
    return A.__name__, A.__qualname__, repr(A)


def f(a): return a


for name, value in (
    ("__name__", 5), ("__qualname__", None), ("__code__", 5), ("__defaults__", 5), ("__kwdefaults__", ()),
    ("__dict__", 5), ("__closure__", 5), ("__globals__", {}), ("__annotations__", 5),
):
    try:
        setattr(f, name, value)
    except Exception as e:
        print(name, type(e).__name__, e)
f.__defaults__ = (7,)
print(f())
del f.__defaults__
f.__dict__ = {"x": 1}
print(f.__defaults__, f.x, f.__get__(5)())
