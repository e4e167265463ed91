# Exception groups: making them, their attributes, and what is refused.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


E, B = ExceptionGroup, BaseExceptionGroup
for args in [(), ("m",), (1, [ValueError()]), (None, [ValueError()]), ("m", []), ("m", 5),
             ("m", {ValueError()}), ("m", "abc"), ("m", [1]), ("m", [ValueError(), ValueError]),
             ("m", [KeyboardInterrupt()]), ("m", (ValueError(1),)), ("m", {1: 2}),
             ("m", [SystemExit(), OSError(2, "x")]), ("m", [ValueError()], 3)]:
    attempt(lambda: E(*args))
    attempt(lambda: B(*args))
attempt(lambda: E("m", [ValueError()], x=1))
attempt(lambda: B("m", [E("n", [ValueError(1)])]))
attempt(lambda: B("m", [B("n", [GeneratorExit()])]))

g = E("message", [ValueError(1), E("inner", [TypeError(2), KeyError("k")])])
print(g.message, g.exceptions, g.args, str(g))
print(E.__mro__)
print(E.__bases__, B.__bases__, issubclass(E, Exception), issubclass(B, Exception))
print(isinstance(g, Exception), isinstance(B("m", [SystemExit()]), Exception))
for change in ["message", "exceptions"]:
    try:
        setattr(g, change, 1)
    except AttributeError as e:
        print(e)
    try:
        delattr(g, change)
    except AttributeError as e:
        print(e)
g.args = ("other", [])
print(g.args, repr(g), str(g), g.exceptions)
given = [ValueError("a")]
h = E("list", given)
given.append(1)
print(h.exceptions, h.args, repr(h))
h.add_note("a note")
print(h.__notes__)


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)


class Coded(ExceptionGroup):
    def __new__(cls, message, errors, code):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self

    def derive(self, errors):
        return Coded(self.message, errors, self.code)


class Named(BaseExceptionGroup):
    def __init__(self, message, errors, name=None):
        self.name = name


attempt(lambda: Mine("m", [KeyboardInterrupt()]))
m = Mine("m", [ValueError(1), TypeError(2)])
print(repr(m), m.split(ValueError))
c = Coded("coded", [ValueError(1), OSError(2)], 7)
print(repr(c), c.code, repr(c.subgroup(OSError)), c.subgroup(OSError).code)
n = Named("named", [SystemExit(1), ValueError(2)])
print(repr(n), n.name, n.message, n.split(ValueError))


class Wrong(ExceptionGroup):
    def derive(self, excs):
        return 5


attempt(lambda: Wrong("w", [ValueError(), TypeError()]).split(ValueError))
for condition in [1, int, (int,), (ValueError, int), None, [ValueError], lambda e: False,
                  ValueError, (ValueError, KeyError), (), lambda e: isinstance(e, TypeError),
                  Exception, ExceptionGroup]:
    g = E("g", [ValueError(1), E("n", [TypeError(2), E("d", [KeyError(3)])]), ValueError(4)])
    attempt(lambda: g.split(condition))
    attempt(lambda: g.subgroup(condition))
attempt(lambda: g.split())
attempt(lambda: g.derive())
attempt(lambda: g.derive([OSError()]))


def raises(e):
    raise LookupError("from the condition")


attempt(lambda: g.split(raises))

# What parts take over.
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        e = E("with context", [ValueError(1), TypeError(2)])
        e.add_note("first")
        raise e from z
except E as e:
    a, b = e.split(ValueError)
    for part in (a, b):
        print(repr(part.__cause__), repr(part.__context__), part.__notes__,
              part.__traceback__ is e.__traceback__, part.__notes__ is e.__notes__)
    same = e.subgroup(Exception)
    print(same is e)

deep = ValueError("leaf")
for i in range(50):
    deep = E(str(i), [deep])
print(repr(deep.subgroup(ValueError)) == repr(deep), deep.subgroup(TypeError))
count = 0
inner = deep
while isinstance(inner, E):
    inner, count = inner.exceptions[0], count + 1
print(count, inner)
