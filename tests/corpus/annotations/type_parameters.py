# Type parameters and `type` statements: lazy bounds, defaults and values; scoping.
def f[T: int = str, *Ts = *tuple[int], **P = [int]](x: T, *a: *Ts) -> T:
    "doc"
    return x
print(f(5), f.__type_params__, f.__annotations__, f.__name__, f.__qualname__)
T, Ts, P = f.__type_params__
print(T.__bound__, T.__default__, T.__constraints__, T.__name__, Ts.__name__, P.__default__, T.has_default(), Ts.has_default())
def g[T: (int, str)](x): return T
print(g(1), g.__type_params__[0].__constraints__, g.__type_params__[0].__bound__)
type A = int | A
print(A, A.__name__, A.__type_params__, A.__value__, type(A))
type L[T] = list[T]
print(L.__value__, L.__type_params__, L[int])
type Bad = undefined_name
try: Bad.__value__
except NameError as e: print(e)
undefined_name = 3
print(Bad.__value__)
class C[T]:
    def m[U](self, x: T, y: U) -> T: return (T, U)
    attr: T
print(C.__type_params__, C().m(1,2), C.m.__type_params__, C.m.__annotations__, C.__annotations__, C.__mro__, C.__orig_bases__)
print(C[int])
class D(C[int]): pass
print(D.__mro__, D.__bases__)
class X:
    Y = int
    def m[T: 'Y'](self, a: Y) -> Y: return a
    type Z = int
print(X.m.__annotations__)


def counting(n):
    print("evaluated", n)
    return int


def lazy[T: counting(1) = counting(2), U = counting(3)](x: T = None):
    return T, U


print("defined")
t = lazy()[0]
print(t.__bound__, t.__bound__, t.__default__)


class Outer[T]:
    class Inner[U]:
        def both[V](self) -> tuple[T, U, V]:
            return T, U, V

    def uses(self):
        return [T for _ in range(2)], (lambda: T)()

    alias = list[T]


print(Outer.Inner().both(), Outer().uses(), Outer.alias)
print(Outer.Inner.both.__annotations__)
try:
    T_outside = V
except NameError as e:
    print(e)


def shadows[int](x: int):
    return int


print(shadows(1), int)


def generator[T](n: T):
    yield T, n


print(next(generator(1)))


@(lambda f: (f, "decorated"))
def decorated[T](x=5, *, y: T = 6):
    return x, y, T


print(decorated[0](), decorated[1])
type Pair[K, V] = dict[K, list[V]]
print(Pair.__value__, Pair.__type_params__, Pair[int, str], Pair.__name__)
type Nested = tuple["Nested", int] | None
print(Nested.__value__)


def local():
    x = str
    type Local = x | int
    x = bytes
    return Local


print(local().__value__)
try:
    A[int]
except TypeError as e:
    print(e)
print(type(T).__name__, type(Ts).__name__, type(P).__name__, P.args, P.kwargs)
type = type
print(type(5))


class Stack[T]:
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)


s = Stack[int]()
s.push(1)
print(s.items, Stack.push.__annotations__, Stack.__parameters__)
try:
    Stack[int, str]
except TypeError as e:
    print(e)


class Sub[U](Stack[U], dict):
    pass


print([c.__name__ for c in Sub.__mro__], Sub.__orig_bases__)
