"""bytes() and bytearray() of what is no bytes: counts, buffers, iterables, and methods that go wrong."""


def show(label, f):
    try:
        v = f()
        print(label, type(v).__name__, repr(v), sep=" | ")
    except Exception as e:
        print(label, type(e).__name__, e, sep=" | ")


def noted(what, result):
    def method(self, *rest):
        print(what, end=" ")
        if isinstance(result, Exception):
            raise result
        return result

    return method


def items(self, i):
    if i > 2:
        raise IndexError
    return i + 65


NAMESPACES = {
    "plain": {},
    "bytes": {"__bytes__": noted("bytes", b"q")},
    "no bytes": {"__bytes__": noted("bytes", "q")},
    "count": {"__index__": noted("index", 3)},
    "negative": {"__index__": noted("index", -1)},
    "huge": {"__index__": noted("index", 10**20)},
    "no index": {"__index__": noted("index", "s"), "__iter__": noted("iter", iter([1, 2]))},
    "failing index": {"__index__": noted("index", KeyError("k"))},
    "iter": {"__iter__": noted("iter", iter([65, 66])), "__len__": noted("len", 9)},
    "no iterator": {"__iter__": noted("iter", 5), "__len__": noted("len", 9)},
    "iter raises": {"__iter__": noted("iter", TypeError("t"))},
    "iter fails": {"__iter__": noted("iter", ValueError("v"))},
    "length fails": {"__iter__": noted("iter", iter([65])), "__len__": noted("len", ValueError("l"))},
    "length is wrong": {"__iter__": noted("iter", iter([65])), "__len__": noted("len", -1)},
    "length is text": {"__iter__": noted("iter", iter([65])), "__len__": noted("len", "s")},
    "items": {"__getitem__": items},
    "wrong items": {"__getitem__": lambda self, i: "x"},
    "large items": {"__getitem__": lambda self, i: 300 - i},
}
for base, arguments in ((object, ()), (int, (2,)), (str, ("ab",)), (bytes, (b"cd",)), (bytearray, (b"ef",)), (list, ([71, 72],)), (Exception, ("e",))):
    for name, namespace in NAMESPACES.items():
        x = type("A", (base,), namespace)(*arguments)
        for f in bytes, bytearray, lambda x: b"%s" % (x,), int.from_bytes:
            show(f"{base.__name__} {name}", lambda: f(x))

x = bytearray(b"ab")
for source in (b"c", x, "", "d", [300], [1.5], 5, None, (c for c in (1, 2, 999, 4)), memoryview(b"xyz")[::2]):
    show("extend", lambda: x.extend(source))
    print(x)
for source in (3, 2.5, "s", True, [1, 2], None, x):
    def assign():
        y = bytearray(b"0123")
        y[1:3] = source
        return y

    show("slice", assign)


class Text(str):
    pass


show("", lambda: bytes(Text("é"), Text("latin-1")))
show("", lambda: bytes(Text("é")))
show("", lambda: bytes(Text("é"), errors=Text("strict")))
show("", lambda: bytes(b"", Text("ascii")))
show("", lambda: bytes(b"", None))
show("", lambda: str(type("B", (bytes,), {})(b"ab"), Text("ascii")))
show("", lambda: str(Text("a"), "ascii"))
