"""What memoryviews refuse, in which order, and who takes views with gaps."""


def show(title, f):
    try:
        print(title, "->", repr(f()))
    except Exception as e:
        print(title, "->", type(e).__name__, e)


whole = memoryview(b"abcdef")
gaps = whole[::2]
gone = memoryview(b"ab")
gone.release()

show("cast", lambda: gone.cast(None))
show("cast", lambda: gone.cast("B"))
show("cast", lambda: gaps.cast("no"))
show("cast", lambda: whole.cast("no", 5))
show("cast", lambda: whole.cast("no", [6]))
show("cast", lambda: whole.cast("B", 6))
show("cast", lambda: whole.cast("B", [6]).shape)
show("cast", lambda: whole.cast("B", [5]))
show("cast", lambda: whole.cast("B", ["a"]))
show("cast", lambda: whole.cast("B", [0]))
show("cast", lambda: whole.cast("B", [-1]))
show("cast", lambda: whole.cast("B", [2 ** 40, 2 ** 40]))
show("cast", lambda: whole.cast("i"))
show("tobytes", lambda: gone.tobytes(5))
show("tobytes", lambda: gone.tobytes("Q"))
show("hex", lambda: gone.hex(1, 2, 3))
show("hex", lambda: gone.hex(":", 1.5))
show("hex", lambda: whole.hex(":", 10 ** 20))
show("hex", lambda: whole.hex("", 10 ** 9))
show("hex", lambda: gaps.hex(":"))

show("bool", lambda: bool(gone))
show("len", lambda: len(gone))
show("splitlines", lambda: "a".splitlines(gone))
for key in 0, [0], (0,), [1], "a", (0, 0), ():
    show(f"get {key!r}", lambda: whole[key])

    def delete(v):
        del v[key]

    def multiply(v):
        v[key] *= 0

    show("del", lambda: delete(whole))
    show("del of one released", lambda: delete(gone))
    show("del", lambda: delete(memoryview(bytearray(b"ab"))))
    show("*=", lambda: multiply(whole))

for method in "find", "count", "partition", "split", "startswith", "strip", "join", "replace":
    for v in b"abc", bytearray(b"abc"):
        arguments = [gaps] if method != "replace" else [gaps, b""]
        show(f"{type(v).__name__}.{method}", lambda: getattr(v, method)(*arguments))
show("in", lambda: gaps in b"abc")
show("in", lambda: gone in b"abc")
show("in", lambda: whole[:2] in b"abc")
show("in", lambda: whole[:0] in bytearray())
show("bytes", lambda: bytes(gaps))
show("+", lambda: b"a" + gaps)
# What has items by key is a mapping to `%`, whatever becomes of it.
show("%", lambda: "a" % gaps)
show("%", lambda: "a" % gone)
show("%", lambda: "a" % list[int])
show("%", lambda: "a" % (int | str))
show("%", lambda: "a" % 5)
