"""`__index__`, `__len__`, `__length_hint__` and `__hash__` that give huge values; pow() of three."""


def show(work):
    try:
        v = work()
        print(type(v).__name__, v)
    except BaseException as e:
        print("!", type(e).__name__, e)


class A:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __len__(self):
        return self.n

    def __hash__(self):
        return self.n

    def __getitem__(self, i):
        raise IndexError


class Hinted:
    def __init__(self, n):
        self.n = n

    def __length_hint__(self):
        return self.n

    def __iter__(self):
        return iter(())


class I(int):
    pass


for n in 10**20, -(10**20), I(10**20):
    x = A(n)
    for v in [1], (1,), "a", b"a", bytearray(b"a"), range(3), memoryview(b"a"):
        show(lambda: v[x])
    for work in (
        lambda: [1].pop(x), lambda: bytearray(b"a").pop(x), lambda: bytearray(b"a").insert(x, 1),
        lambda: "a".center(x), lambda: bytes([x]), lambda: chr(x), lambda: "%d" % x.__index__(),
        lambda: "%.*d" % (n, 1), lambda: len(x), lambda: bool(x), lambda: hash(x), lambda: [1, 2][x:],
        lambda: list(Hinted(n)), lambda: [].extend(Hinted(n)), lambda: bytes(Hinted(n)), lambda: sorted(x),
    ):
        show(work)


class H:
    def __init__(self, h, k):
        self.h, self.k = h, k

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        return self.k == (o.k if isinstance(o, H) else o)


for h in 1, 2**60 + 5, -(2**50), hash((1, 2)):
    a, b = (H(h, h), 2), (h, 2)
    print(a == b, hash(a) == hash(b), a in {b}, b in {a}, {a: 1}.get(b), {b: 1}.get(a), len({a, b}), hash(b) == b.__hash__())
a, b = frozenset([H(7, 7)]), frozenset([7])
print(a == b, hash(a) == hash(b), a in {b}, {b: 1}.get(a))


class R:
    def __rpow__(self, *o):
        return ("rpow", o)


class P:
    def __pow__(self, *o):
        return NotImplemented


class IR(int):
    def __rpow__(self, *o):
        return ("rpow", o)


class FP(float):
    def __pow__(self, *o):
        return NotImplemented


for args in (
    (R(), 2, 3), (2, R(), 3), (P(), 2, 3), (2, P(), 3), (P(), R(), 3), (IR(2), 3, 5), (2, IR(3), 5), (FP(2), 3, 5),
    (2, FP(3), 5), (2, 3, FP(5)), (2.0, 3, 5), (2, 3, 5.0), (1j, 2, 3), (2, 1j, 3), (1j, "a", 3), (2, 3, 1j), ("a", 2, 3),
):
    try:
        print(pow(*args))
    except Exception as e:
        print("!", type(e).__name__, e)


class L(list):
    def __iter__(self):
        print("iter")
        return iter("never")

    def __len__(self):
        print("len")
        return 99


x = L([1, 2])
x += x
x.extend(x)
print(repr(x))
x[1:1] = x
print(repr(x))


class T:
    def __getitem__(self, c):
        print(c, end=" ")
        return {97: "q", 98: "zz", 99: None, 100: "ü"}.get(c, c)


for text in "aaa", "abab", "cacb", "üa", "adad", "xyx":
    print(text.translate(T()))
