# Objects with `__buffer__` wherever bytes are taken, and when they are told that they are released.
import operator
import sys


class Lends:
    def __init__(self, data=b"abc"):
        self.data = data

    def __repr__(self):
        return type(self).__name__

    def __buffer__(self, flags):
        print("  lends", int(flags))
        return memoryview(self.data)

    def __release_buffer__(self, view):
        print("  gets back", bytes(view))


def use(name, f, data=b"abc"):
    print(name)
    try:
        print("  ->", f(Lends(data)))
    except Exception as e:
        print("  !!", type(e).__name__, e)


def changed(data, f):
    f(data)
    return data


def put(i, j, step=None):
    return lambda o: changed(bytearray(b"xyzuvw"), lambda b: b.__setitem__(slice(i, j, step), o))


use("bytes", bytes)
use("bytearray", bytearray)
use("bytearray with encoding", lambda o: bytearray(o, "utf8"))
use("init", lambda o: changed(bytearray(b"x"), lambda b: b.__init__(o)))
use("b + o", lambda o: b"x" + o)
use("o + b", lambda o: o + b"x")
use("bytearray + o", lambda o: bytearray(b"x") + o)
use("bytearray += o", lambda o: operator.iadd(bytearray(b"x"), o))
use("slice", put(0, 2))
use("slice with steps", put(None, None, 2))
use("one item", lambda o: changed(bytearray(b"x"), lambda b: operator.setitem(b, 0, o)))
use("extend", lambda o: changed(bytearray(b"x"), lambda b: b.extend(o)))
use("append", lambda o: bytearray().append(o))
use("view slice", lambda o: changed(bytearray(b"xyz"), lambda b: operator.setitem(memoryview(b), slice(3), o)))
use("view slice too short", lambda o: operator.setitem(memoryview(bytearray(2)), slice(2), o))
for word in "eq", "ne", "lt", "ge":
    f = getattr(operator, word)
    use("bytes " + word, lambda o: f(b"abd", o))
    use("bytearray " + word, lambda o: f(bytearray(b"abd"), o))
    use(word + " bytearray", lambda o: f(o, bytearray(b"abd")))
    use("view " + word, lambda o: f(memoryview(b"abc"), o))
use("in bytes", lambda o: o in b"xabcx")
use("in bytearray", lambda o: o in bytearray(b"xbcx"))
METHODS = ("count find rfind index rindex startswith endswith split rsplit strip lstrip rstrip"
           " removeprefix removesuffix join").split()
for name in METHODS:
    use(name, lambda o: getattr(b"abcxyzabcz", name)(o))
    use("bytearray." + name, lambda o: getattr(bytearray(b"abcxyzabcz"), name)(o))
use("partition", lambda o: b"xabcy".partition(o)[::2])
use("bytearray.rpartition", lambda o: bytearray(b"xabcyabcz").rpartition(o))
use("sep=", lambda o: b"xabcy".split(sep=o))
use("tuple of ends", lambda o: b"xabcy".startswith((b"y", o, b"x")))
use("replace", lambda o: b"xabcy".replace(o, b"q"))
use("replace both", lambda o: b"xabcy".replace(o, o))
use("replace by an int", lambda o: b"xabcy".replace(o, 1))
use("translate", lambda o: b"xabcy".translate(o))
use("translate, delete", lambda o: b"xabcy".translate(None, delete=o))
use("maketrans", lambda o: bytes.maketrans(o, b"xyz")[95:101])
use("ljust", lambda o: b"x".ljust(5, o), b"-")
use("join items", lambda o: b"-".join([b"x", o, o]))
use("join with an int", lambda o: b"-".join([b"x", o, 1]))
use("%b", lambda o: b"<%b>" % o)
use("%c", lambda o: b"<%c>" % o, b"z")
use("int", int, b"12")
use("int with base", lambda o: int(o, 16), b"12")
use("no int", int, b"1x2")
use("float", float, b"1.5")
use("complex", lambda o: complex(o, o), b"1.5")
use("str", lambda o: str(o, "ascii"))
use("str with errors", lambda o: str(o, errors="replace"), b"a\xff")
use("no ascii", lambda o: str(o, "ascii"), b"\xff")
use("fromhex", bytes.fromhex, b"abcd")
use("from_bytes", lambda o: int.from_bytes(o, "big"))
use("UnicodeDecodeError", lambda o: UnicodeDecodeError("ascii", o, 0, 1, "x").object)
use("eval", lambda o: eval(o), b"1+1")
use("exec", lambda o: exec(o), b"1+1")
use("compile", lambda o: eval(compile(o, "x", "eval")), b"1+1")


def views(o):
    m = memoryview(o)
    more = memoryview(m)
    part = m[1:]
    print("  of itself:", m.obj is o, m.readonly, m.format, len(m))
    m.release()
    m.release()
    more.release()
    print("  one is left:", bytes(part))
    part.release()
    return o.__buffer__(0).obj is o.data


use("views", views)


def within(o):
    with memoryview(o) as m:
        print("  within", m.tolist())
    return "ended"


use("with", within)

print("what __buffer__ may not return or raise")


class Lies:
    def __init__(self, lie):
        self.lie = lie

    def __buffer__(self, flags):
        if isinstance(self.lie, Exception):
            raise self.lie
        return self.lie


USES = {
    "memoryview": memoryview, "bytes": bytes, "add": lambda o: b"" + o, "in": lambda o: o in b"",
    "eq": lambda o: bytearray() == o, "view eq": lambda o: memoryview(b"") == o, "int": int,
    "float": float, "find": b"".find, "join": lambda o: b"".join([o]), "startswith": b"".startswith,
    "strip": b"".strip, "lt": lambda o: bytearray() < o, "%": lambda o: b"%b" % o,
    "str": lambda o: str(o, "ascii"), "extend": lambda o: bytearray().extend(o),
    "from_bytes": int.from_bytes, "iadd": lambda o: operator.iadd(bytearray(), o),
    "slice": lambda o: operator.setitem(bytearray(b"abc"), slice(1), o),
    "eval": lambda o: eval(o),
}
for lie in 1, b"x", ValueError("v"), TypeError("t"), BufferError("b"):
    for name, f in USES.items():
        try:
            print(f"{lie!r} {name}:", f(Lies(lie)))
        except Exception as e:
            print(f"{lie!r} {name}:", type(e).__name__, e, type(e.__context__).__name__)

print("classes")


class Bytes(bytes):
    def __buffer__(self, flags):
        print("  Bytes")
        return memoryview(b"other")


class Array(bytearray):
    def __buffer__(self, flags):
        print("  Array")
        return memoryview(b"other")


class Own(bytearray):
    def __buffer__(self, flags):
        print("  Own")
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("  Own gets back", view.tobytes())
        super().__release_buffer__(view)


class Derived(Lends):
    pass


class Refuses:
    __buffer__ = None


class OnlyItself:
    def __init__(self):
        self.__buffer__ = lambda flags: memoryview(b"x")


class BytesToo:
    def __bytes__(self):
        return b"bytes"

    def __repr__(self):
        return "BytesToo"

    def __buffer__(self, flags):
        return memoryview(b"buffer")


class IndexToo:
    def __index__(self):
        return 3

    def __buffer__(self, flags):
        return memoryview(b"17")


MAKERS = (lambda: Bytes(b"orig"), lambda: Array(b"orig"), lambda: Own(b"orig"), Derived, Refuses,
          OnlyItself, BytesToo, IndexToo)
for make in MAKERS:
    for name, f in USES.items():
        if name == "memoryview":
            continue
        o = make()
        print(type(o).__name__, name)
        try:
            print("  ->", f(o))
        except Exception as e:
            print("  !!", type(e).__name__, e)

print("what __release_buffer__ raises")


class Raises:
    def __buffer__(self, flags):
        return memoryview(b"a")

    def __release_buffer__(self, view):
        raise ValueError("in release")


def told(unraisable):
    print("  unraisable", repr(unraisable.exc_value), unraisable.err_msg, unraisable.object)


sys.unraisablehook = told
print(bytes(Raises()), b"" + Raises())
try:
    b"".replace(Raises(), 1)
except TypeError as e:
    print(e, e.__context__)

print("the view itself")


class Keeps:
    def __buffer__(self, flags):
        self.view = memoryview(bytearray(b"ab"))
        return self.view

    def __release_buffer__(self, view):
        print("  the same:", view is self.view, view.obj)
        view.release()


o = Keeps()
print(bytes(o))
try:
    o.view.tolist()
except ValueError as e:
    print(e)

own = bytearray(b"hello")
view = own.__buffer__(0)
own.__release_buffer__(view)
for f in (lambda: own.__release_buffer__(view), lambda: own.__release_buffer__(memoryview(b"")),
          lambda: own.__release_buffer__(b""), lambda: own.__buffer__(1 << 31),
          lambda: b"".__buffer__(1), lambda: view.__buffer__(0)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
derived = Own(b"hello")
with memoryview(derived):
    try:
        derived.clear()
    except BufferError as e:
        print(e)
derived.clear()


class Writable:
    def __init__(self):
        self.data = bytearray(b"abc")

    def __buffer__(self, flags):
        return memoryview(self.data if flags & 1 else bytes(self.data))


o = Writable()
with memoryview._from_flags(o, 1) as m:
    m[0] = 0
with memoryview._from_flags(o, 0) as m:
    print(m.tobytes(), m.readonly)
try:
    memoryview._from_flags(Lies(memoryview(b"x")), 1)
except BufferError as e:
    print(e)
