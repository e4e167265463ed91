# center, ljust, rjust, zfill, expandtabs and format of width.
for s in ("ab", "abc", "", "\u00e9\u65e5", "+7", "-7", "-", "+", "--1"):
    for width in (0, 3, 4, 7):
        print(repr(s.center(width)), repr(s.center(width, "*")), repr(s.ljust(width, ".")), repr(s.rjust(width, "\u65e5")), repr(s.zfill(width)), end="; ")
    print()
for f in (lambda: "a".center(), lambda: "a".center("3"), lambda: "a".center(3, "ab"), lambda: "a".ljust(3, ""), lambda: "a".rjust(3, 1), lambda: "a".zfill(None), lambda: "a".center(3, b" "), lambda: "a".center(3.0), lambda: "a".zfill(), lambda: "a".center(width=3)):
    try:
        print(repr(f()))
    except TypeError as e:
        print(e)
for s in ("a\tb", "\t", "ab\tc\td", "a\n\tb", "\r\tx", "abcdefgh\ti", "\u00e9\tb"):
    print(repr(s), repr(s.expandtabs()), repr(s.expandtabs(4)), repr(s.expandtabs(0)), repr(s.expandtabs(-1)), repr(s.expandtabs(tabsize=1)))
print("x".center(-5), "x".zfill(-1), "x".center(True), "ab".center(5), "ab".center(6), "abc".center(6))
