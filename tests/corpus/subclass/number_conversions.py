"""int(), float(), complex(), indices and formats of objects and subclasses with methods that make numbers."""


class Whole(int):
    def __repr__(self):
        return "Whole"


class Part(float):
    pass


class Both(complex):
    pass


BASES = (object, ()), (int, (7,)), (float, (2.5,)), (complex, (1 + 2j,)), (str, ("12",)), (bytes, (b"34",)), (list, ([1],)), (Exception, ("e",)), (type, ("T", (), {}))
USES = {
    "int": int,
    "float": float,
    "complex": complex,
    "imaginary": lambda x: complex(1, x),
    "real": lambda x: complex(x, 1),
    "item": lambda x: "abcdefgh"[x],
    "slice": lambda x: [1, 2, 3, 4, 5, 6, 7, 8][x:],
    "times": lambda x: "ab" * x,
    "range": range,
    "hex": hex,
    "round": lambda x: round(1.2345, x),
    "base": lambda x: int("11", x),
    "%d": lambda x: "%d" % (x,),
    "%x": lambda x: "%x" % (x,),
    "%c": lambda x: "%c" % (x,),
    "%f": lambda x: "%f" % (x,),
    "b%d": lambda x: b"%d" % (x,),
    "b%f": lambda x: b"%f" % (x,),
    "b%c": lambda x: b"%c" % (x,),
    "format d": lambda x: format(x, "d"),
    "format f": lambda x: format(x, "f"),
}


def show(label, f, x):
    try:
        v = f(x)
        print(label, type(v).__name__, repr(v), sep=" | ")
    except Exception as e:
        print(label, type(e).__name__, e, sep=" | ")


def methods(base, arguments, names, result):
    made = type("A", (base,), {name: lambda self, r=result: r for name in names})
    x = made(*arguments)
    for use, f in USES.items():
        show(f"{base.__name__} {' '.join(names)} {result!r} {use}", f, x)


for base, arguments in BASES:
    methods(base, arguments, ["__index__"], 3)
    methods(base, arguments, ["__index__"], "s")
    methods(base, arguments, ["__int__", "__float__"], 1.5)
    methods(base, arguments, ["__float__"], 4)
    methods(base, arguments, ["__complex__"], 2j)
    methods(base, arguments, ["__trunc__"], 5)

for x in (Whole(4), Part(1.5), Both(3j)):
    for name in ("__index__", "__int__", "__float__", "__complex__"):
        A = type("A", (), {name: lambda self: x})
        for use in ("int", "float", "complex", "item", "%d"):
            try:
                v = USES[use](A())
                print(name, type(x).__name__, use, type(v).__name__, v)
            except TypeError as e:
                print(name, type(x).__name__, use, e)
