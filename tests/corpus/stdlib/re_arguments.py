# What the methods of patterns and matches take, and what they refuse.
import re


def tell(call):
    try:
        result = call()
    except Exception as e:
        return f"{type(e).__name__}: {e}"
    return result


class Text(str):
    pass


class Index:
    def __index__(self):
        return 1


class Unhashable:
    __hash__ = None


# Templates: strings, and what holds bytes. Anything else is refused whether there is a match or not.
TEMPLATES = {
    "5": 5, "None": None, "list": ["a"], "dict": {}, "bytes": b"x", "bytearray": bytearray(b"q"),
    "float": 1.5, "Text": Text("z"), "Unhashable": Unhashable(), "tuple": ("a",),
    "memoryview": memoryview(b"m"), "object": object(),
}
for name, repl in TEMPLATES.items():
    print(name)
    for pattern, string in (("a", "abc"), ("q", "abc"), (b"a", b"abc"), (b"q", b"abc")):
        print("  sub", pattern, tell(lambda: re.sub(pattern, repl, string)))
    print("  subn", tell(lambda: re.subn("a", repl, "abca")))
    print("  no string", tell(lambda: re.sub("a", repl, None)))
    result = tell(lambda: re.sub("a", lambda m: repl, "abc"))
    print("  function", result)
    if name != "memoryview":
        print("  expand", tell(lambda: re.match("a", "abc").expand(repl)))
        print("  expand", tell(lambda: re.match(b"a", b"abc").expand(repl)))

escapes = bytearray(rb"<\g<0>>")
print(re.sub(b"a", escapes, b"abc"), re.match(b"a", b"abc").expand(escapes))

# Positions are what has an __index__.
p = re.compile("a")
BOUNDS = (
    ("b",), (1.5,), (Index(),), (None,), (0, "q"), (0, Index()), (0, None), (-5,), (10,), (0, -1), (True,),
    (1 << 70,), (-(1 << 70),), (0, 1 << 70), (1, 2),
)
for bounds in BOUNDS:
    shown = [type(n).__name__ if isinstance(n, Index) else n for n in bounds]
    print(*shown)
    for name in ("match", "fullmatch", "search"):
        found = tell(lambda: getattr(p, name)("aaa", *bounds))
        print("  ", name, (found.span(), found.pos, found.endpos) if isinstance(found, re.Match) else found)
    print("   findall", tell(lambda: p.findall("aaa", *bounds)))
    print("   finditer", tell(lambda: [m.span() for m in p.finditer("aaa", *bounds)]))
    print("   scanner", tell(lambda: p.scanner("aaa", *bounds).search().span()))
for count in (Index(), None, "q", 1.5, True, -1, 1 << 70):
    print(tell(lambda: p.sub("x", "aaa", count=count)), tell(lambda: p.split("bab", maxsplit=count)))
