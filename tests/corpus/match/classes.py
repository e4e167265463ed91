# Class patterns: positional and keyword parts, built-in types, and their errors.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Bare:
    pass


def where(p):
    match p:
        case Point3(0, 0, 0):
            return "origin in space"
        case Point3(z=z, x=x):
            return f"space {x} {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"y axis {y}"
        case Point(x, 0):
            return f"x axis {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(Point(a, b), _):
            return f"nested {a} {b}"
        case Point():
            return "somewhere"
        case Bare(name="n", other=o):
            return f"bare {o}"
        case Bare():
            return "bare"


for p in [Point3(0, 0, 0), Point3(1, 2, 3), Point(0, 0), Point(0, 5), Point(5, 0), Point(3, 3),
          Point(Point(1, 2), 3), Point(1, 2), Bare(), 5]:
    print(type(p).__name__, where(p))
b = Bare()
b.name = "n"
print(where(b))
b.other = "o"
print(where(b))


def self_matching(v):
    match v:
        case bool(x):
            return "bool", x
        case int(x):
            return "int", x
        case float(x):
            return "float", x
        case str(x):
            return "str", x
        case bytes(x):
            return "bytes", x
        case list([first, *_]):
            return "list", first
        case tuple(x):
            return "tuple", x
        case dict({"k": x}):
            return "dict", x
        case set(x) | frozenset(x):
            return "set", sorted(x)
        case range(start=s, stop=t):
            return "range", s, t
        case Exception(args=(a, *_)):
            return "exception", a
        case type(__name__=n):
            return "class", n
        case object(__class__=c):
            return "object", c.__name__


for v in [True, 5, 2.5, "s", b"b", [1, 2], [], (1,), {"k": 1}, {}, {1, 2},
          frozenset([3]), range(1, 5), ValueError("e", 1), KeyError(), int, None]:
    print(self_matching(v))


# Errors.
def attempt(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)


def too_many(c, v):
    match v:
        case c(1, 2, 3):
            return "matched"
        case _:
            return "not matched"


class One:
    __match_args__ = ("x",)
    x = 1


class NoTuple:
    __match_args__ = ["x"]


class NoStr:
    __match_args__ = (1, "x", "y")


class Raises:
    __match_args__ = ("a", "b", "c")
    a = 1

    @property
    def b(self):
        raise ValueError("from the property")


class Missing(Raises):
    @property
    def b(self):
        print("looked at")
        raise AttributeError("hidden")


attempt("many", lambda: too_many(Point, Point(1, 2)))
attempt("one", lambda: too_many(One, One()))
attempt("bare", lambda: too_many(Bare, Bare()))
attempt("int", lambda: too_many(int, 1))
attempt("no instance", lambda: too_many(int, "s"))
attempt("no class", lambda: too_many(5, 5))
attempt("no class", lambda: too_many(lambda: 1, 5))
attempt("list", lambda: too_many(NoTuple, NoTuple()))
attempt("no str", lambda: too_many(NoStr, NoStr()))
attempt("raises", lambda: too_many(Raises, Raises()))
attempt("missing", lambda: too_many(Missing, Missing()))


def twice(v):
    match v:
        case Point(1, x=2):
            return "matched"


attempt("twice", lambda: twice(Point(1, 2)))
attempt("not there", lambda: twice(None))


class Static:
    kinds = int


def dotted(v):
    match v:
        case Static.kinds(n):
            return n


print(dotted(3), dotted("3"))


class Expr:
    pass


class Num(Expr):
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Op(Expr):
    __match_args__ = ("sign", "left", "right")

    def __init__(self, sign, left, right):
        self.sign, self.left, self.right = sign, left, right


def simplify(e):
    match e:
        case Op("+", Num(0), x) | Op("+", x, Num(0)) | Op("*", Num(1), x) | Op("*", x, Num(1)):
            return simplify(x)
        case Op("*", Num(0), _) | Op("*", _, Num(0)):
            return Num(0)
        case Op(sign, left, right):
            left, right = simplify(left), simplify(right)
            match sign, left, right:
                case "+", Num(a), Num(b):
                    return Num(a + b)
                case "*", Num(a), Num(b):
                    return Num(a * b)
            return Op(sign, left, right)
        case _:
            return e


e = Op("+", Op("*", Num(1), Num(5)), Op("+", Num(0), Op("*", Num(3), Num(4))))
print(simplify(e).value)
