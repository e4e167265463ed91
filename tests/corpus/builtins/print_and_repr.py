# print with sep and end; repr, str and ascii of nested and recursive things.
print()
print(1, "a", None, 2.5, sep="-", end="!\n")
print("a", "b", sep="")
print(*range(3), sep=", ")
print("x", sep="unused", end="")
print("", end="\n")
print(sep="a")
print("tab\there", "new\nline", "\u00e9\u65e5\U0001f600")
for f in (lambda: print(sep=1), lambda: print(end=1), lambda: print(1, foo=2), lambda: print(sep=None, end=None), lambda: print(1, 2, sep=None), lambda: print(1, flush=True), lambda: repr(), lambda: repr(1, 2), lambda: str(b"a", 5), lambda: ascii(), lambda: str(1, 2)):
    try:
        print(f())
    except TypeError as e:
        print(e)


class R:
    def __repr__(self):
        return "R()"


class S(R):
    def __str__(self):
        return "S as text"


class Bad:
    def __repr__(self):
        return 5


class BadStr:
    def __str__(self):
        return None


class Raises:
    def __repr__(self):
        raise ValueError("repr")


print(R(), S(), [R(), S()], (S(),), {S(): R()}, {R()}, f"{S()} {S()!r} {R()!s}", str(R()), repr(S()), "%s %r" % (S(), S()))
for v in (Bad(), BadStr(), Raises(), [Bad()], [Raises()]):
    for f in (repr, str, print):
        try:
            f(v)
            print("fine" if f is not print else "")
        except Exception as e:
            print(type(e).__name__, e)
        if isinstance(v, BadStr) and f is repr:
            continue
    if isinstance(v, Raises):
        continue
l = [1]
l.append(l)
d = {"l": l}
d["d"] = d
t = (l, d)
print(l, d, t, [[]], [()], {(): {}})
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\\ \n \t \x00 \x7f \x80 \xa0 \u200b \ud800"[:-1]), ascii("\u00e9\u65e5\U0001f600'"), ascii([R(), "\u00e9"]), repr(b"\x00'\xff"), repr(""))
print(repr(1.0), repr(-0.0), repr(1e100), repr(10**30), repr(True), repr(None), repr(...), repr(NotImplemented), repr(int), repr(R), repr(slice(1, None)), repr(range(3)), repr({}), repr(set()), repr({1: {2}}), repr(1j), repr(complex(1, -2)), repr(-1j), repr(complex("nan")))
print(str(), str(""), str(5), str([1, "a"]), str(b"ab", "ascii"), str(object=7), str(b"\xff", errors="replace", encoding="utf-8"))
print(str(ValueError("a", 1)), repr(ValueError("a", 1)), str(ValueError()), repr(ValueError()), str(KeyError("k")), repr(KeyError("k")), str(ValueError(None)), [ValueError("x")])
