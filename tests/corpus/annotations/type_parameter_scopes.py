# What names mean among type parameters in classes, and which of them are private.
def tell(source):
    try:
        compile(source, "<source>", "exec")
        print("fine:", source)
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)


x = "global"


def outer():
    x = "nonlocal"

    class Bound:
        type Alias = x
        before = Alias.__value__

        def method[T: x](self, arg: x): ...

        bound = method.__type_params__[0].__bound__
        annotation = method.__annotations__["arg"]
        x = "class"

    class Unbound:
        type Alias = x

        def method[T: x](self, arg: x): ...

    class Global:
        global x
        type Alias = x
        type Deep = (lambda: x)()

    class Nonlocal:
        nonlocal x
        type Alias = x

    Global.x = Unbound.x = "set later"
    print(Bound.before, Bound.bound, Bound.annotation, Bound.Alias.__value__)
    print(Unbound.Alias.__value__, Unbound.method.__annotations__)
    print(Global.Alias.__value__, Global.Deep.__value__, Nonlocal.Alias.__value__)
    x = "changed"
    print(Unbound.Alias.__value__, Nonlocal.Alias.__value__)


outer()


def made(*args):
    return type("Made", (), {"args": args})


class __Base:
    def __init_subclass__(cls, **keywords):
        cls.keywords = keywords


class Derived[T: __Base](__Base, made(lambda: __Base), made([__Base for _ in "a"]), __key=1):
    __own = 1

    def method[__U](self, value: __U) -> "__U":
        return __U, self.__own


print(Derived.__bases__[0] is __Base, Derived.keywords, Derived._Derived__own)
print(Derived.__type_params__[0].__bound__ is __Base, Derived.__bases__[1].args[0]() is __Base)
print(Derived.method.__type_params__, Derived.method.__annotations__, Derived().method(1))


class Private[__T](list[__T]):
    member: __T

    def method(self):
        return __T


print(Private.__type_params__, Private.__orig_bases__, Private.__annotations__)
print(Private().method(), [name for name in vars(Private) if "T" in name])

for place in ("class X[T]({}): pass", "def f[T: {}](): pass", "def f[T](a: {}): pass",
              "type A = {}", "type A[T = {}] = int", "type A[*T = {}] = int",
              "class C:\n    type A = {}", "class C:\n    class D[T](x={}): pass",
              "class C[T]:\n    y = {}", "def f[T]():\n    {}"):
    for expression in ("[(x := 3) for _ in y]", "(x := 3)", "lambda: (x := 3)", "(yield)"):
        tell(place.format(expression))
for bound in ("int", "(int, str)", "(int,)", "()", "(int)", "(int, str)[0]"):
    tell(f"def f[*T: {bound}](): pass")
    tell(f"class C[**P: {bound}]: pass")
