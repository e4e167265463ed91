# find, index, count, replace, startswith and the rest, with start and end.
s = "abracadabra \u00e9t\u00e9"
for sub in ("a", "abra", "", "z", "\u00e9", "abracadabra \u00e9t\u00e9x", "ra "):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), s.find(sub, 3), s.rfind(sub, 0, 5), s.count(sub, 2, -2), s.find(sub, -5), s.find(sub, 100), s.rfind(sub, -100, 100), sub in s)
    for f in (s.index, s.rindex):
        try:
            print(f(sub), f(sub, 1), end=" ")
        except ValueError as e:
            print(e, end=" ")
    print()
print("".find(""), "".count(""), "abc".count(""), "abc".find("", 3), "abc".find("", 4), "abc".rfind("", 4), "abc".count("", 4), "abc".rfind(""), "aaa".count("aa"))
print(s.startswith("ab"), s.startswith("br", 1), s.startswith(("x", "ab")), s.startswith(()), s.startswith("", 100), s.startswith("", 14), s.endswith("t\u00e9"), s.endswith("bra", 0, 11), s.endswith(("q", "\u00e9")), s.startswith("abra", None, 3))
for f in (lambda: s.startswith(1), lambda: s.startswith(["a"]), lambda: s.startswith(("a", 1)), lambda: s.startswith(("z", 1)), lambda: s.find(1), lambda: s.find("a", "b"), lambda: s.find("a", 1.0), lambda: s.count(), lambda: s.index("a", 1, 2, 3), lambda: s.replace(1, "b"), lambda: s.replace("a", "b", "c"), lambda: s.removeprefix(1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(s.replace("a", "A"), s.replace("a", "", 2), s.replace("", "-", 4), s.replace("", "."), s.replace("abra", "\u65e5"), s.replace("z", "y"), s.replace("a", "bb", 0), s.replace("a", "c", -1), s.replace("a", "x", count=1))
print("".replace("", "x"), "".replace("", "x", 0), "ab".replace("", "\u00e9"), "aaa".replace("aa", "b"))
print(s.removeprefix("abra"), s.removeprefix("x"), s.removesuffix("\u00e9"), s.removesuffix(""), "aa".removeprefix("a"), "a".removesuffix("aa"))
for strip in (None, "a", "ab", "\u00e9a", "", " "):
    print(repr(s.strip(strip)), repr(s.lstrip(strip)), repr(s.rstrip(strip)))
print(repr("\t x\u2003\n".strip()), repr("xyx".strip("x")), repr("\x1f a \x1c".strip()))
