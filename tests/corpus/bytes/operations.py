# bytes: literals, indexing, slices, arithmetic, comparison, iteration.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], b[::-1], b[10:], list(b), b + b"!", b * 2, 0 * b, 104 in b, b"ell" in b, b"" in b, b"z" in b)
print(b"'", b'"', b"'\"", b"\\", b"\t\n\r", b"\x7f\x80", rb"\n", b"a" b"b", bytes(), bytes(3), bytes([1, 2]), bytes(range(5)), bytes("h\u00e9", "utf-8"), bytes(b"x"))
print(b"a" < b"b", b"a" < b"aa", b"a" == "a", b"a" != "a", b"a" == b"a", hash(b"a") == hash(b"a"), bool(b""), bool(b"\0"), b"abc" > b"abd", b"" <= b"")
print(b.hex(), b.hex("-"), b.hex(" ", 2), b.hex(":", -2), bytes.fromhex("00 ff 1A"), bytes.fromhex(""), b"abc".decode(), b"\xc3\xa9".decode("utf-8"), b"\xe9".decode("latin-1"), b"ab".decode("ascii"))
for f in (
    lambda: b[10], lambda: b["a"], lambda: b + "s", lambda: "s" + b, lambda: b * 1.5, lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes("a"), lambda: bytes(1, "x"), lambda: bytes(None), lambda: bytes(["a"]), lambda: bytes.fromhex("1"), lambda: bytes.fromhex("zz"), lambda: bytes.fromhex("1 2"),
    lambda: b"\xff".decode(), lambda: b"\xe9".decode("ascii"), lambda: b"a".decode("nope"), lambda: 300 in b, lambda: "a" in b, lambda: b < "a", lambda: bytes(1.5), lambda: bytes([1.5]), lambda: "\u00e9".encode("ascii"), lambda: "\u65e5".encode("latin-1"), lambda: b"a" % 1, lambda: -b"a",
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for errors in ("ignore", "replace", "backslashreplace"):
    print(b"a\xff\xc3b\xe2\x82".decode("utf-8", errors), b"a\xffb".decode("ascii", errors), "a\u00e9\u65e5".encode("ascii", errors), "a\u65e5".encode("latin-1", errors))
print("\u00e9\u65e5".encode("ascii", "xmlcharrefreplace"), str(b"ab"), repr(b"ab"), str(b"\xc3\xa9", "utf-8"), f"{b'x'}", "%s" % b"x")
try:
    b[0] = 1
except TypeError as e:
    print(e)
for i, v in enumerate(b"ab"):
    print(i, v, type(v).__name__)
