# with: order, exceptions in each place, suppression, several managers, targets.
class M:
    def __init__(self, name, enter=None, leave=None, swallow=False):
        self.name, self.enter, self.leave, self.swallow = name, enter, leave, swallow

    def __enter__(self):
        print("enter", self.name, end="; ")
        if self.enter:
            raise self.enter
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None, end="; ")
        if self.leave:
            raise self.leave
        return self.swallow


def attempt(f):
    try:
        print("->", f())
    except BaseException as e:
        print("->", repr(e), "context", repr(e.__context__))


def plain():
    with M("a") as a, M("b") as b:
        return a + b


def parenthesized():
    with (
        M("a") as a,
        M("b"),
        M("c") as (c),
    ):
        return a + c


def raises(**options):
    with M("outer"), M("inner", **options):
        raise ValueError("body")
    return "swallowed"


def loops():
    out = []
    for i in range(4):
        with M(i):
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
    return out


def targets():
    box = [0, {}]
    with M("ab") as (box[0], box[1]["k"]):
        pass
    return box


def second_fails():
    with M("first", swallow=True), M("second", enter=KeyError("enter")):
        print("never")
    return "after"


def generator():
    with M("g"):
        yield 1
        yield 2


attempt(plain)
attempt(parenthesized)
attempt(raises)
attempt(lambda: raises(swallow=True))
attempt(lambda: raises(leave=KeyError("exit")))
attempt(lambda: raises(swallow="truthy"))
attempt(loops)
attempt(targets)
attempt(second_fails)
attempt(lambda: list(generator()))
g = generator()
next(g)
g.close()
print()


class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *a):
        return 1


def use(manager):
    with manager as m:
        return m


for bad in (5, None, NoExit(), NoEnter(), object, "text", M):
    attempt(lambda: use(bad))


class ByInstance:
    pass


b = ByInstance()
b.__enter__ = lambda: 1
b.__exit__ = lambda *a: None
attempt(lambda: use(b))


class BadBool:
    def __bool__(self):
        raise RuntimeError("no truth")


attempt(lambda: raises(swallow=BadBool()))
with M("x") as x, M(x + "y") as y:
    print(x, y)
print(x, y)
try:
    with M("outer", leave=OSError("close")):
        raise ValueError("body")
except OSError as e:
    print(repr(e), repr(e.__context__), e.__cause__)
