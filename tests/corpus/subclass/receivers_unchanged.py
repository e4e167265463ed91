# What methods of str and bytes give back of a receiver in which they find nothing.
class S(str):
    pass


class B(bytes):
    pass


class A(bytearray):
    pass


def show(receiver, name, *args):
    result = getattr(receiver, name)(*args)
    if not isinstance(result, (list, tuple)):
        result = [result]
    print(name, args, [(type(part).__name__, part, part is receiver) for part in result])


for text in ("", "a", " ab ", "a,b"):
    s = S(text)
    for name in ("partition", "rpartition", "split", "rsplit"):
        for separator in (",", "x", "a,b,c", "ab", " "):
            show(s, name, separator)
    show(s, "split", "xyzzy", 0)
    show(s, "split", ",", 0)
    show(s, "rsplit", None, 0)
    for name in ("split", "strip", "lower", "splitlines", "expandtabs", "casefold"):
        show(s, name)
    show(s, "replace", "x", "y")
    show(s, "removeprefix", "x")
    show(s, "ljust", 0)
for kind in (B, A):
    for text in (b"", b"a", b"a,b"):
        value = kind(text)
        for name in ("partition", "rpartition", "split"):
            for separator in (b",", b"x", b"a,b,c"):
                show(value, name, separator)
        show(value, "strip")

exact = "plain"
print([part is exact for part in exact.partition("x")], exact.split("other words")[0] is exact)
data = b"plain"
print([part is data for part in data.rpartition(b"x")], data.split(b"x")[0] is data)
print(str.partition(S("k=v"), S("=")), str.split(S("k v")), bytes.partition(B(b"k"), b"="))
for call in (lambda: str.partition(1, "a"), lambda: str.split(1), lambda: str.split(b"a", "a"),
             lambda: bytes.partition("a", b"a"), lambda: S("a").partition(1),
             lambda: S("a").partition(""), lambda: S("a").split(""), lambda: "a".split(1)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
