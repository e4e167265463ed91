"""What the body and the namespace of a generic class have, and where they have it."""


class Plain[T, *Ts, **P](dict):
    """With text."""

    a: int = 1
    print(list(locals()))

    def f(self):
        return T

    def __eq__(self, other):
        return True


print(list(vars(Plain)))
print(Plain.__type_params__, Plain.__orig_bases__, Plain.__bases__, Plain.__parameters__)


class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {}

    def __new__(m, name, bases, namespace, **keywords):
        print("new", bases, [n for n in namespace if n != "__qualname__"], keywords)
        return super().__new__(m, name, bases, namespace)


class Made[T = int](metaclass=Meta, k=1):
    x = 1


print(Made.__type_params__[0].__default__, list(vars(Made)))


class Quiet:
    def __init_subclass__(cls, **keywords):
        print("quiet", cls.__name__, keywords)


class Unknown[T](Quiet):
    pass


for ask in (lambda: Unknown[int], lambda: Unknown.__parameters__):
    try:
        print(ask())
    except AttributeError as e:
        print(e)


def nested():
    class Outer[T]:
        class Inner[T]:
            x = T

            def g[T](self, a: T) -> T:
                return T, __class__

    print(Outer.Inner.x is Outer.Inner.__type_params__[0], sorted(locals()))
    found, owner = Outer.Inner().g(1)
    print(found is Outer.Inner.g.__type_params__[0], owner.__name__)


nested()

T = "outside"


def log(what):
    print("evaluated", what)
    return what


def f[T: log("bound")](a: log("a") = T, *, b: log("b") = T) -> log("result"):
    return a, b


print(f(), f.__defaults__, f.__kwdefaults__, f.__annotations__)
print(f.__type_params__[0].__bound__, f.__type_params__[0].__module__)


def g(p: log("p"), /, q: log("q"), *rest: log("rest"), k: log("k"), **more: log("more")) -> log("result"):
    pass


print(g.__annotations__)


class Derived(Quiet):
    pass


try:

    class Unordered[T](Quiet, Derived):
        pass

except TypeError as e:
    print(e)
