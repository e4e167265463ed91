"""Instances of subclasses as arguments of the methods of built-in types."""


class Text(str):
    def __repr__(self):
        return f"Text({str(self)!r})"


class Raw(bytes):
    pass


class Pair(tuple):
    pass


class Table(dict):
    def __missing__(self, key):
        return chr(key).upper()


class Three(str):
    def __index__(self):
        return 3


class Real(float):
    def __index__(self):
        return 2


class Flag(int):
    def __bool__(self):
        return False


def show(f):
    try:
        v = f()
        print(type(v).__name__, repr(v))
    except Exception as e:
        print(type(e).__name__, e)


for name in ("find", "index", "count", "startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition", "split", "rsplit", "strip", "join", "__contains__", "__add__", "__eq__", "__lt__"):
    for text, arguments in (("abca", (Text("a"), Raw(b"a"), Pair("ab"), Real(1), Table())), (b"abca", (Raw(b"a"), Text("a"), Pair((b"a", b"b")), Real(1), Flag(97)))):
        for argument in arguments:
            show(lambda: getattr(text, name)(argument))
for width in (Three("x"), Real(9), Flag(5), [1]):
    show(lambda: "ab".center(width, Text("-")))
    show(lambda: b"ab".ljust(width, Raw(b"-")))
    show(lambda: "a b c d".split(None, width))
    show(lambda: "aaaa".replace(Text("a"), Text("bb"), width))
    show(lambda: "a\tb".expandtabs(width))
    show(lambda: "abcabc".find("c", width))
    show(lambda: b"abcabc".find(99, width))
    show(lambda: (5).to_bytes(width, Text("little")))
    show(lambda: (2.5).__round__(width))
    show(lambda: bytearray(b"abcde").pop(width))
    show(lambda: bytes([width, width]))
    show(lambda: [1, 2, 3, 4].__mul__(width))
show(lambda: "abc".translate(Table({97: Text("zz"), 98: None})))
show(lambda: str.maketrans(Text("ab"), Text("cd"), Text("e")))
show(lambda: str.maketrans(Table({"a": 1})))
show(lambda: "a\nb".splitlines(Flag(1)))
show(lambda: "x".encode(Text("utf-8"), Text("strict")))
show(lambda: bytes.fromhex(Text("ff 00")))
show(lambda: float.fromhex(Text("0x1p3")))
show(lambda: b"ab".hex(Text(":")))
show(lambda: b"a".join([Raw(b"x"), bytearray(b"y"), Flag(3)]))
show(lambda: int(Text("z")))
show(lambda: int(Raw(b"z")))
show(lambda: float(Text("z")))
show(lambda: float(Raw(b"z")))
show(lambda: sum([], Text("")))
show(lambda: sum([], Raw(b"")))
show(lambda: format(Text("a"), "d"))
show(lambda: format(Real(1), "d"))
show(lambda: "%s" % Pair((1,)))
show(lambda: b"%s" % Raw(b"r"))
show(lambda: b"y" % Raw(b"r"))
