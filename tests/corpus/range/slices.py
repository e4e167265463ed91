"""Slices of long ranges, and slice objects: what is asked first, indices, order."""


def attempt(what):
    try:
        print(what())
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n, end="; ")
        return self.n


big = range(10**20)
for s in (slice(1), slice(1, 1, 1), slice(None), slice(-3, None), slice(None, None, -1), slice(5, 10**19, 10**18),
          slice(Index(2), Index(5), Index(2)), slice(10**30, -(10**30), -3)):
    attempt(lambda: big[s])
    attempt(lambda: range(-(10**22), 10**22, 7)[s])
    attempt(lambda: range(10)[s])
attempt(lambda: big["a":])
attempt(lambda: big[::0])

for sequence in ([1, 2], (1, 2), "ab", b"ab", bytearray(b"ab"), range(2), memoryview(b"ab")):
    attempt(lambda: sequence[0:"a":0])
    attempt(lambda: sequence["a":Index(1):Index(2)])
    attempt(lambda: list(sequence[Index(0) : Index(9) : Index(2)]))

for length in (5, 10**20, Index(6), -1, "x", 2.0, True):
    attempt(lambda: slice("a").indices(length))
    attempt(lambda: slice(1, None, 0).indices(length))
    attempt(lambda: slice(Index(-2), None, Index(1)).indices(length))
    attempt(lambda: slice(None, None, -2).indices(length))

for a, b in ((slice(9), slice(None)), (slice(1), slice(2)), (slice(1, 2), slice(1, 3)), (slice(3), slice(3)), (slice("a"), slice(1))):
    for f in (lambda: a < b, lambda: a <= b, lambda: a == b, lambda: a != b, lambda: a > b, lambda: a >= a, lambda: a < a):
        attempt(f)
attempt(lambda: slice(1) < 2)
attempt(lambda: sorted([slice(2, 3), slice(1, 5), slice(1, 2)]))

m = memoryview(bytearray(b"memory"))


def set_item(key, v):
    m[key] = v
    return bytes(m)


attempt(lambda: set_item(slice("a", 1), 5))
attempt(lambda: set_item(slice("a", 1), b"x"))
attempt(lambda: set_item(slice(0, 2), b"xy"))


class Base:
    pass


attempt(lambda: type("T", (Base, int, Base), {"__slots__": "s"}))
attempt(lambda: type("T", (Base, Base), {"__slots__": "s"}))
