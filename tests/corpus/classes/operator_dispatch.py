# Which operand is asked first: reflected methods, subclasses, NotImplemented, in-place forms.
class Loud:
    answers = True

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


def method(operator):
    def call(self, *others):
        print(f"{type(self).__name__}.{operator}({self}, {others})", end=" ")
        return f"{operator} of {self}" if self.answers else NotImplemented

    return call


for name in "add radd iadd sub rsub mul rmul matmul rmatmul lt gt le ge eq ne pow rpow lshift and or xor rand mod rmod floordiv rtruediv truediv".split():
    setattr(Loud, f"__{name}__", method(name))


class Quiet(Loud):
    answers = False


class Child(Loud):
    pass


class Override(Loud):
    __radd__ = method("own radd")
    __gt__ = method("own gt")


loud, quiet, child, override = Loud("loud"), Quiet("quiet"), Child("child"), Override("override")
things = (loud, quiet, child, override, 1, "s", None)
for a in things:
    for b in things:
        if not isinstance(a, Loud) and not isinstance(b, Loud):
            continue
        for text, f in (("+", lambda: a + b), ("<", lambda: a < b), ("==", lambda: a == b), ("@", lambda: a @ b)):
            try:
                print(f"{a} {text} {b}:", f())
            except TypeError as e:
                print(f"{a} {text} {b}:", e)
for thing in (loud, quiet):
    for text in ("+=", "-=", "*=", "&="):
        x = thing
        try:
            if text == "+=":
                x += 1
            elif text == "-=":
                x -= 1
            elif text == "*=":
                x *= 1
            else:
                x &= 1
            print(text, x)
        except TypeError as e:
            print(text, e)
print(loud != 1, quiet == quiet, quiet != quiet, quiet == 1, quiet != 1, [quiet] == [quiet], quiet in [1, quiet], loud in (1, 2))
try:
    pow(quiet, 2)
except TypeError as e:
    print(e)
try:
    pow(1, quiet)
except TypeError as e:
    print(e)
print(pow(loud, 2), pow(2, loud), 5 % loud if False else "", loud % 5, loud << 1, 1 / loud)


class NoHash:
    def __eq__(self, other):
        return True


try:
    hash(NoHash())
except TypeError as e:
    print(e)
print(NoHash() == 5, NoHash() != 5, 5 == NoHash(), NoHash.__hash__)
for f in (lambda: object() + 1, lambda: object() < object(), lambda: -object(), lambda: object()[0], lambda: object()(), lambda: len(object()), lambda: iter(object()), lambda: 1 in object(), lambda: ~object(), lambda: object() @ 1, lambda: abs(object())):
    try:
        f()
    except TypeError as e:
        print(e)
