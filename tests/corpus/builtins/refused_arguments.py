"""What is looked at first where arguments are refused, and what they are called then."""

import math


def show(title, f):
    try:
        print(title, "->", repr(f()))
    except Exception as e:
        print(title, "->", type(e).__name__, e)


# A parser of arguments calls None by its name, other code by that of its type.
show("format", lambda: format(1, None))
show("__format__", lambda: "".__format__(None))
show("object.__format__", lambda: object().__format__(None))
show("fromhex", lambda: bytes.fromhex(None))
show("maketrans", lambda: str.maketrans("a", None))
show("center", lambda: b"a".center(3, None))
show("type", lambda: type(None, (), {}))
show("type", lambda: type("T", None, {}))
show("str by name", lambda: str(b"a", encoding=None))
show("str", lambda: str(b"a", None))
show("split", lambda: "a".split(5))
show("strip", lambda: b"a".strip(5))

# Types are asked before what is missing.
show("bytes", lambda: bytes(encoding=5))
show("bytearray", lambda: bytearray(errors=[]))
show("bytes", lambda: bytes(errors="strict"))
show("str", lambda: str(encoding=5))
show("str", lambda: str(encoding="ascii"))

# Nobody looks for a codec of no bytes.
show("decode", lambda: b"".decode("no such"))
show("decode", lambda: b"a".decode("no such"))
show("str", lambda: str(bytearray(), "no such"))
show("decode", lambda: b"".decode(5))

# Keywords that are no strings: some callables look at the rest of their arguments first.
odd = {0: 0}
show("memoryview", lambda: memoryview(b"", **odd))
show("memoryview", lambda: memoryview(**odd))
show("bytearray", lambda: bytearray(1, 2, 3, **odd))
show("object", lambda: object(**odd))
show("slice", lambda: slice(1, **odd))
show("int", lambda: int("5", **odd))
show("print", lambda: print(**odd))
show("update", lambda: {}.update(7, **odd))
show("update", lambda: {}.update(**odd))
show("format", lambda: "{0}".format(5, **odd))
show("__add__", lambda: "a".__add__(**odd))
show("append", lambda: [].append(1, **odd))

# `**` asks whatever it gets for `keys`, and a bound method is named after what it is bound to.
show("**type", lambda: print(**dict))
show("**None", lambda: True.conjugate(**None))
show("**int", lambda: "a".__format__(**1))
show("*int", lambda: b"".__setattr__(*1))

# An index is a number before the type is asked whether items can be changed.
class Fails:
    def __index__(self):
        raise LookupError("index")


def assign(v, k):
    v[k] = 1


def delete(v, k):
    del v[k]


for v in "ab", b"ab", (1, 2), {1}, range(3), {}.keys(), None, 5:
    for key in 10 ** 20, Fails(), 0, "a":
        show(f"set {v!r}[{key if type(key) is not Fails else 'fails'}]", lambda: assign(v, key))
        show("del", lambda: delete(v, key))
show("range", lambda: range(5)[10 ** 20])
show("range", lambda: range(5)[:1:10 ** 20])

# Any number of iterables.
print(list(map(lambda *a: a, *[[n, -n] for n in range(12)])))
print(list(map(max, *["ab"] * 9)))
show("insert", lambda: bytearray().insert(10 ** 20, 1))
show("pop", lambda: bytearray(b"a").pop(10 ** 20))
show("int of a buffer", lambda: int(memoryview(b"12"), 10))
show("int of bytes", lambda: int(b"12", 10))
show("mul", lambda: "a".__mul__())
show("setattr", lambda: "a".__setattr__(1))
show("callable", lambda: [callable(int.real), callable(range.start), callable(int.conjugate)])

# A bound method is named after what it is bound to where its arguments are spread.
show("bool", lambda: True.bit_length(*(1,)))
show("bool", lambda: True.from_bytes(b"\1"))
show("bool", lambda: True.bit_length(1))


def change(v, name, value):
    setattr(v, name, value)


show("doc", lambda: change(len, "__doc__", "d"))
show("doc", lambda: change([].append, "__doc__", "d"))
show("doc", lambda: change([], "__doc__", "d"))
show("class", lambda: change(str, "__class__", 1))
show("class", lambda: change(list, "__class__", str))
show("class", lambda: change([], "__class__", str))

# What was in order when a comparison failed stays so.
for items in [3, 1, 2, None], [None, 3, 1, 2], [2, 5, 1, "a", 0], [3, 2, 1, None, 0]:
    for reverse in False, True:
        v = list(items)
        show("sort", lambda: v.sort(reverse=reverse))
        print(v)
        v = list(items)
        show("sort", lambda: v.sort(key=lambda n: n))
        print(v)
        v = list(items)
        show("sort", lambda: v.sort(key=lambda n: -n))
        print(v)
