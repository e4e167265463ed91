# What indexes a view of one dimension, read and written, and in which order things are checked.


def show(name, work):
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, error)


class Index:
    def __index__(self):
        print("asked", end=" ")
        return 1

    def __repr__(self):
        return "Index()"


def assigned(view, key, value):
    view[key] = value
    return view.tolist()


KEYS = (0, -1, 99, (0,), (1,), (99,), (), (0, 1), ("a",), "a", None, 1.5, ..., Index(), (Index(),), (Index(), Index()), 1 << 80, (1 << 80,), slice(0, 2), slice(0, 4, 2), (slice(1),), (slice(1), slice(1)), (0, slice(1)), True, (False,))
VALUES = (1, Index(), b"a", "x", 1.5, None, 300, -1, b"ab", b"abcd", memoryview(b"ab"), memoryview(b"ab").cast("b"))
for key in KEYS:
    print("---", key)
    read_only = memoryview(b"01234567")
    show("get", lambda: read_only[key] if not isinstance(key, slice) else read_only[key].tolist())
    show("read-only", lambda: assigned(read_only, key, 1))
    show("del", lambda: memoryview(bytearray(8)).__delitem__(key))
    for value in VALUES:
        shown = value if not isinstance(value, memoryview) else value.format
        show(f"= {shown!r}", lambda: assigned(memoryview(bytearray(b"01234567")), key, value))
        show(f"= {shown!r} in shorts", lambda: assigned(memoryview(bytearray(b"01234567")).cast("h"), key, value))
