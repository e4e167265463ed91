# Conversions of instances of subclasses, and special methods that answer wrongly.
class Error(Exception):
    pass


def show(what, f):
    try:
        print(what, repr(f()))
    except Exception as e:
        print(what, type(e).__name__, e)


class Int(int):
    pass


class Text(str):
    pass


class Pair(tuple):
    pass


class Items(list):
    pass


for x in (Int(3), Text(), Pair((1, 2)), Items()):
    name = type(x).__name__
    show(name + " list", lambda: list(x))
    show(name + " sorted", lambda: sorted(x))
    show(name + " reversed", lambda: list(reversed(x)))
    show(name + " int", lambda: int(x))
    show(name + " round", lambda: round(x))
    show(name + " bytes", lambda: bytes(x))
    show(name + " format", lambda: f"{x:5}")
    show(name + " sum", lambda: sum(x, b""))


class Length:
    def __init__(self, answer):
        self.answer = answer

    def __len__(self):
        if self.answer is Error:
            raise Error("length")
        return self.answer

    def __iter__(self):
        return iter("ab")


for answer in (2, -1, 10**20, -(10**20), None, 1.5, Error, True):
    x = Length(answer)
    show("len", lambda: len(x))
    show("bool", lambda: bool(x))
    show("list", lambda: list(x))
    show("star", lambda: [*x])


class LengthOfText(str):
    def __len__(self):
        raise Error("text")


show("text", lambda: list(LengthOfText("ab")))


class LengthOfInt(int):
    def __len__(self):
        return 3


print(bool(LengthOfInt(0)), bool(LengthOfInt(1)), not LengthOfInt(0))


class NoIterator:
    def __iter__(self):
        pass


show("in", lambda: 1 in NoIterator())
show("join", lambda: "".join(NoIterator()))
show("join", lambda: "".join(NoIterator))
show("list", lambda: list(NoIterator()))


class IterPair(tuple):
    def __iter__(self):
        pass


print(1 in IterPair((1, 2)), 3 in IterPair((1, 2)))


class Index:
    def __init__(self, answer):
        self.answer = answer

    def __index__(self):
        return self.answer


for answer in (3, None, "s", 10**20, -1):
    x = Index(answer)
    show("bytes", lambda: bytes(x))
    show("bytearray", lambda: bytearray(x))
    show("%d", lambda: "%d" % x)
    show("%x", lambda: "%x" % x)
    show("range", lambda: range(x))


class Failure(Exception):
    def __bool__(self):
        return False

    def __hash__(self):
        return 7

    def __reversed__(self):
        return "backwards"


e = Failure()
print(bool(e), not e, {e: 1}[e], hash(e), reversed(e))


class Equal:
    def __eq__(self, other):
        print("eq", other, end=" ")
        return NotImplemented if other is None else other == 1


print(object.__ne__(Equal(), 1), object.__ne__(Equal(), 2), object.__ne__(Equal(), None))
for getter in (int.real, int.imag, memoryview.nbytes, float.real):
    show("getter", lambda: getter(1))
print(int.real.__get__(True), range.start.__get__(range(2, 5)))
show("times", lambda: Equal() * [])


def repeat():
    x = Equal()
    x *= []


show("times", repeat)
