# Views of several dimensions, and of none: casts to and from them, items, slices, order of bytes.

FACTS = (
    "nbytes itemsize format readonly ndim shape strides suboffsets "
    "c_contiguous f_contiguous contiguous"
).split()


def show(name, work):
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, error)


def facts(name, view):
    print("---", name, *[getattr(view, fact) for fact in FACTS])
    show("len", lambda: len(view))
    show("bool", lambda: bool(view))
    show("iter", lambda: list(view))
    show("reversed", lambda: list(reversed(view)))
    show("contains", lambda: 70 in view)
    show("tolist", view.tolist)
    for order in "CFA":
        show("tobytes " + order, lambda: view.tobytes(order))
    show("hex", lambda: view.hex(":", 3))
    show("bytes", lambda: bytes(view) == view.tobytes())
    show("equal", lambda: (view == view, view == view.obj, view.obj == view, view == view.tobytes(), view == view.tolist()))
    show("flat", lambda: view.cast("B").tolist())
    show("again", lambda: view.cast("B", [2, 2]).shape)
    show("copy", lambda: (memoryview(view).shape, view.toreadonly().shape, view.toreadonly().readonly))
    for key in (0, -1, 9, (0, 1), (-1, -1), (1, 2, 1), (9, 0), (0, 9), (0,), (), ..., None, "a", (0, "a"), (0, ...), (slice(1),), (slice(1), 0)):
        show(f"{key}", lambda: item(view[key]))
    for key in (slice(1, 3), slice(None, None, -1), slice(None, None, 2), slice(9, 9)):
        show(f"{key}", lambda: item(view[key]))


def item(found):
    if not isinstance(found, memoryview):
        return found
    return found.shape, found.strides, found.tolist(), found.tobytes("F"), found.c_contiguous


letters = bytearray(range(65, 65 + 24))
whole = memoryview(letters)
facts("4 by 6", whole.cast("B", [4, 6]))
facts("2 by 3 by 4", whole.cast("B", (2, 3, 4)))
facts("3 by 4 shorts", whole.cast("H", [3, 4]))
facts("24 by 1", whole.cast("b", [24, 1]))
facts("every other row", whole.cast("B", [4, 6])[::2])
facts("none", memoryview(bytearray(b"q")).cast("c", []))

print("--- assignment")


def assigned(shape, key, value):
    view = memoryview(bytearray(range(12))).cast("B", shape)
    view[key] = value
    return view.tolist()


for shape in ([3, 4], [12], [1, 12, 1]):
    for key in (1, (1,), (1, 2), (0, 11, 0), (), ..., slice(1), (slice(1), slice(1)), None):
        for value in (200, 300, "x", b"z"):
            show(f"{shape} {key} {value!r}", lambda: assigned(shape, key, value))
alone = memoryview(bytearray(8)).cast("d", [])
alone[()] = 1.5
print(alone.tolist(), alone[()], alone[...] is alone)
alone[...] = 2
print(alone.tolist())
show("alone", lambda: alone.__setitem__(0, 1))
show("rows", lambda: memoryview(bytearray(12)).__setitem__(slice(None), memoryview(bytes(12)).cast("B", [3, 4])))

print("--- shapes")
for shape in ([0], [-1], [1.5], ["a"], [True, 24], [2**70], [2**40, 2**40], [2**62, 2], [24, 1, 1], [1] * 64, [1] * 65, [4, 5], None, 5, "ab", (4, 6), [[4], 6]):
    show(f"{shape}"[:30], lambda: whole.cast("B", shape).shape)
    show("shorts", lambda: whole.cast("H", shape).shape)
    show("gaps", lambda: whole[::2].cast("B", shape).shape)
    show("rows", lambda: whole.cast("B", [4, 6]).cast("B", shape).shape)
    show("nothing", lambda: whole[:0].cast("B", shape).shape)


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("asked", self.n, end=" ")
        return self.n


print("--- indices are asked in order")
rows = whole.cast("B", [4, 6])
show("item", lambda: rows[Index(1), Index(2)])
show("beyond", lambda: rows[Index(9), Index(2)])
show("too many", lambda: rows[Index(0), Index(1), Index(2)])
show("row", lambda: rows[Index(0)])
show("set row", lambda: rows.__setitem__(Index(0), 1))
show("set item", lambda: rows.__setitem__((Index(0), Index(1)), Index(90)))
print(letters)


class Releases(Index):
    def __index__(self):
        rows.release()
        return 0


show("released", lambda: rows[0, Releases(0)])
show("released", lambda: rows.shape)
