"""Special methods that return instances of subclasses: of str, bytes, int, float, complex."""
import warnings

warnings.simplefilter("always")


def told(message, category, *more):
    print("~", category.__name__, message)


warnings.showwarning = told


def show(work):
    try:
        v = work()
        print(type(v).__name__, v)
    except Exception as e:
        print("!", type(e).__name__, e)


class S(str):
    pass


class Own(S):
    def __format__(self, spec):
        return f"<{spec}>"


class Named:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class Formatted:
    def __format__(self, spec):
        return S("f" + spec)


for text in S("t"), S(""), Own("own"):
    x = Named(text)
    for work in (
        lambda: str(x), lambda: ascii(x), lambda: x.__str__(), lambda: format(x), lambda: x.__format__(""),
        lambda: "%s" % x, lambda: "%r" % x, lambda: "%.9s" % x, lambda: "%5s" % x, lambda: "%+s" % x,
        lambda: "%(k)s" % {"k": x}, lambda: "{}".format(x), lambda: "{!r:1}".format(x), lambda: "{} ".format(x),
        lambda: "{}{}".format("", x), lambda: f"{x}", lambda: f"{x!s}", lambda: f"{x!r:3}", lambda: f"{x}{x}",
        lambda: "%s" % (x,), lambda: "%s|%5s" % (x, x), lambda: format(text, "1"), lambda: f"{1:{x}}",
    ):
        show(work)
x = Formatted()
for work in (lambda: format(x, "5"), lambda: "{:{}}".format(x, 7), lambda: f"{x:9}", lambda: f"{x}!"):
    show(work)


def evaluated(name):
    print("evaluated", name, end=" ")
    return Said(name)


class Said:
    def __init__(self, name):
        self.name = name

    def __str__(self):
        print("str", self.name, end=" ")
        return self.name


# Of a tuple that is written out each text is made before the next value is evaluated.
show(lambda: "%s %s" % (evaluated("a"), evaluated("b")))
show(lambda: "%s %d" % (evaluated("a"), 5))
show(lambda: "%-5s|%05s|%.1s|%%" % (evaluated("a"), evaluated("b"), evaluated("cd")))
show(lambda: "%s" % (evaluated("a"), evaluated("b")))


class I(int):
    pass


class F(float):
    pass


class C(complex):
    pass


class B(bytes):
    pass


class N:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __float__(self):
        return self.n

    def __complex__(self):
        return self.n

    def __bytes__(self):
        return self.n


class Whole:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n


class Cut:
    def __init__(self, n):
        self.n = n

    def __trunc__(self):
        return self.n


for n in I(2), True, 2:
    show(lambda: [0, 1, 2][N(n)])
    show(lambda: range(N(n)))
    show(lambda: int(N(n)))
    show(lambda: int(Whole(n)))
    show(lambda: "%d" % Whole(n))
    show(lambda: int(Cut(n)))
show(lambda: int(Cut("x")))
show(lambda: float(N(F(2.5))))
show(lambda: float(N(I(3))))
show(lambda: complex(N(C(1j))))
show(lambda: bytes(N(B(b"u"))))
show(lambda: B(N(B(b"u"))))
x = True
show(lambda: ~x)
show(lambda: bool(NotImplemented))
show(lambda: not NotImplemented)


class Asked:
    def __contains__(self, v):
        return NotImplemented


show(lambda: 1 in Asked())
warnings.simplefilter("error")
show(lambda: int(Whole(I(1))))
show(lambda: ~x)
