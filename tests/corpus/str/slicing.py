# Indexing and slicing of text, ASCII and not.
for s in ("hello world", "h\u00e9llo \u65e5\u672c\U0001f600!", ""):
    print(repr(s), len(s))
    for i in (0, 1, -1, 5, -5, 20, -20):
        try:
            print(i, repr(s[i]), end=" ")
        except IndexError as e:
            print(i, e, end=" ")
    print()
    for a, b, c in ((None, None, None), (1, None, None), (None, -1, None), (2, 5, None), (5, 2, None), (-3, None, None), (None, None, -1), (None, None, 2), (8, 2, -2), (-100, 100, 3), (100, -100, -3), (1, 1, 1), (None, 3, -1)):
        print(a, b, c, repr(s[a:b:c]), end="; ")
    print()
s = "abc"
for index in ("0", 1.0, None, (0, 1), [0], 10**30):
    try:
        print(s[index])
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
for part in (slice(0, 1, 0), slice("a", None), slice(None, 1.5), slice(None, None, "x")):
    try:
        print(s[part])
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(s[True], s[-True:], s[: 10**30], s[-(10**30) :], s[:: 10**30], s[::-1][::-1] == s)
for change in ("s[0] = 'x'", "del s[0]", "s[0:1] = 'y'", "s.x = 1"):
    try:
        if change.startswith("s[0] "):
            s[0] = "x"
        elif change.startswith("del"):
            del s[0]
        elif change.startswith("s[0:1]"):
            s[0:1] = "y"
        else:
            s.x = 1
    except (TypeError, AttributeError) as e:
        print(change, "->", type(e).__name__, e)
print([c for c in "a\u00e9\U0001f600"], list(reversed("ab\u65e5")), "".join(sorted("h\u00e9llo")), max("h\u00e9llo"), min("hello"))
print(s * 3, 0 * s, s * -1, s + "", "" + s is s or True, "b" in s, "" in s, "cb" in s, "bc" in s)
for bad in (lambda: 1 in "abc", lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * 1.5, lambda: "a" * "b", lambda: "a" - "b", lambda: -"a", lambda: "a" < 1):
    try:
        print(bad())
    except TypeError as e:
        print(e)
