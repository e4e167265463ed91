# split, rsplit, splitlines, partition and join, with their corners.
for s in ("a b c", "  a   b ", "", " ", "abc", "a,b,,c,", ",,", "a\tb\nc\x0bd\x1ce\u00a0f\u2003g"):
    print(repr(s), s.split(), s.rsplit(), s.split(" "), s.split(","), s.split(None, 1), s.rsplit(None, 1), s.split(",", 1), s.rsplit(",", 1), s.split(maxsplit=0), s.split(sep=",", maxsplit=2))
    print("   ", s.partition(","), s.rpartition(","), s.partition("b"), s.rpartition(" "))
print("aXXbXXXc".split("XX"), "aXXbXXXc".rsplit("XX"), "aaaa".split("aa"), "aaa".rsplit("aa"), "aaa".rpartition("aa"), "abc".split("abc"), "abc".split("abcd"))
for f in (lambda: "a".split(""), lambda: "a".partition(""), lambda: "a".split(1), lambda: "a".split(",", "1"), lambda: "a".rsplit(None, None), lambda: "a".partition(), lambda: "a".split(x=1)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for s in ("a\nb", "a\r\nb\rc", "a\n", "\n", "", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\n\nb\n\r"):
    print(repr(s), s.splitlines(), s.splitlines(True), s.splitlines(keepends=False))
for separator, parts in ((",", ["a", "b"]), ("", "abc"), ("--", []), (", ", ("x",)), ("\u00e9", ["1", "2", "3"]), (" ", (str(i) for i in range(4))), (",", {"k": 1}), ("ab", ["\U0001f600", ""])):
    print(repr(separator.join(parts)))
for parts in ([1], ["a", None], ["a", b"b"], 5, None, ["a", ["b"]], [object]):
    try:
        print(",".join(parts))
    except TypeError as e:
        print(e)
