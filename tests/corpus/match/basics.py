# Literal, value, capture, wildcard, or and as patterns, and guards.


class Color:
    RED = 1
    GREEN = "green"

    class Deep:
        BLUE = 3.5


def kind(x):
    match x:
        case 0:
            return "zero"
        case -7:
            return "minus seven"
        case 1000000:
            return "million"
        case "a" | "b" | "c":
            return "letter"
        case b"bytes":
            return "bytes"
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case 2.5 | -2.5:
            return "two and a half"
        case 1 + 2j:
            return "complex"
        case -1 - 1j:
            return "negative complex"
        case Color.GREEN:
            return "green"
        case Color.Deep.BLUE:
            return "blue"
        case str() as s if len(s) > 5:
            return "long " + s
        case str(s):
            return "short " + s
        case int() | float() as n if n > 100:
            return f"large {n}"
        case _:
            return f"other {x!r}"


for x in [0, -7, 1000000, "a", "c", b"bytes", None, True, False, 2.5, -2.5, 1 + 2j, -1 - 1j,
          "green", 3.5, "something", "hey", 101, 100.5, 7, 0.0, 1, [], -0.0, 1.0, 10**40]:
    print(repr(x), "->", kind(x))


# The subject stays what it was when a capture binds its variable.
def rebinding(x):
    match x:
        case [x] if x > 5:
            return "first", x
        case [y, *x] if not x:
            return "second", x, y
        case (x, z):
            return "third", x, z
        case x:
            return "last", x


print(rebinding([9]), rebinding([1]), rebinding([1, 2]), rebinding("s"))


# Captures of a failed guard stay bound; those of a failed pattern are not.
def partial(v):
    match v:
        case (a, b) if a == b:
            pass
        case (c, 5):
            pass
        case _:
            pass
    return sorted(locals().items(), key=lambda item: item[0])


print(partial((1, 2)))
print(partial((4, 5)))
print(partial((3, 3)))


# Order of evaluation.
class Loud:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("compare", self.n, other)
        return self.n == other


def loud(x):
    print("subject")
    return Loud(x)


match loud(3):
    case 1 | 2:
        print("one or two")
    case 3 if print("guard"):
        print("no")
    case 3 | 4:
        print("three or four")
    case _:
        print("none")

# At module level the names are globals; `match` and `case` are names as well.
match [1, [2, 3]]:
    case [p, [q, r]] as whole:
        print(p, q, r, whole)
match = {"case": 1}
case = match["case"]
print(match, case)
match (case):
    case 1:
        print("soft keywords")
_ = 5
match 6:
    case _:
        print(_)


class Body:
    match (1, 2):
        case (first, second) | [first, second]:
            pass


print(Body.first, Body.second)


def in_loop():
    for n in range(6):
        match n:
            case 1:
                continue
            case 4:
                break
        print(n, end=" ")
    print()
    return [k for k in range(10) if (lambda v: kind(v))(k) == "other 7"]


print(in_loop())


def closure(v):
    match v:
        case {"k": inner} | [inner]:
            return lambda: inner
        case other:
            return lambda: other


print(closure({"k": 1})(), closure([2])(), closure(3)())


def generator():
    while True:
        match (yield):
            case None:
                print("nothing")
            case (a, b):
                print("pair", a, b)
            case str(text):
                print("text", text)


g = generator()
next(g)
for item in [None, (1, 2), "t", [3, 4], 5]:
    g.send(item)
match 1,:
    case 1,:
        print("open sequences")
match *[1, 2], 3:
    case 1, 2, 3:
        print("starred subject")
