# Values of type aliases, bounds and defaults of type parameters see the names of a class around.


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


x = "global"


class A:
    x = "class"
    T = int
    type Plain = T
    type Generic[U] = (T, U, x)
    type Later = after

    def method[V: T](self):
        pass

    def constrained[W: (T, str)](self):
        pass

    class Inner[D = T]:
        type Outside = T

    type Nested = [x, [y for y in [x]]]
    type Called = (lambda: x)()
    after = "bound later"


print(A.Plain.__value__, A.Generic.__value__, A.Later.__value__)
print(A.method.__type_params__[0].__bound__)
print(A.constrained.__type_params__[0].__constraints__)
print(A.Inner.__type_params__[0].__default__)
attempt(lambda: A.Inner.Outside.__value__)
attempt(lambda: A.Called.__value__)


def outer():
    x = "enclosing"
    z = "free"

    class B:
        type First = (x, z)
        x = "class"
        type Second = (x, z)

    return B


B = outer()
print(B.First.__value__, B.Second.__value__)


class C:
    type Missing = nowhere
    type Here = C


attempt(lambda: C.Missing.__value__)
print(C.Here.__value__)
C.nowhere = "set on the class"
