"""What names mean in type parameters, lazy values and comprehensions of class bodies."""

x = "global"


class C:
    x = "class"
    type A = [x for _ in [1]]
    type B = [x for x in [x]]
    type D = (lambda: x)()
    type E[T] = list(x for _ in [1])
    type F = x

    def g[T: [x for _ in [1]]](self, a: [x for _ in [1]], b: x, c=x):
        return x

    class H[T: x](dict[x, T]):
        y = x


print(C.A.__value__, C.B.__value__, C.D.__value__, C.E.__value__, C.F.__value__)
print(C.g.__annotations__, C.g.__type_params__[0].__bound__, C.g.__defaults__, C().g(1, 2))
print(C.H.__type_params__[0].__bound__, C.H.__orig_bases__[0], C.H.y)


class Mangled[__T](list[__T]):
    z: __T
    y = [__T for _ in [1]]

    def m[__U: __T](self, a: __U, b: __T) -> list[__U]:
        return __T, __U


print(Mangled.__annotations__, Mangled.y, Mangled.m.__annotations__, Mangled().m(1, 2), Mangled.__orig_bases__)


class Meta(type):
    def __prepare__(*args):
        return {"T": "prepared"}


class Prepared(metaclass=Meta):
    y = T
    type A = T

    def f[U: T](self, a: T) -> U:
        pass


print(Prepared.y, Prepared.A.__value__, Prepared.f.__annotations__, Prepared.f.__type_params__[0].__bound__)


class Log(dict):
    def __setitem__(self, key, value):
        print("set", key, value)
        dict.__setitem__(self, key, value)


class Annotated:
    __annotations__ = Log()
    a: int
    b: str = print("value")


print(Annotated.__annotations__)


class Odd:
    __annotations__ = 1
    try:
        c: int
    except TypeError as e:
        print(e)


import types

m = types.ModuleType("m")
print(m.__annotations__, "__annotations__" in vars(m))
