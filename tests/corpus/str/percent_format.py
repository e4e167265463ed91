# The % operator: every conversion, flag, width and precision.
for spec in ("%d", "%i", "%u", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%X", "%#x", "%o", "%#o", "%s", "%r", "%a", "%10s|", "%-10s|", "%.2s", "%c", "%e", "%E", "%f", "%F", "%g", "%G", "%.3f", "%8.2f|", "%-8.1f|", "%+.1e", "%#.0f", "%#g", "%.10d", "%5.3d|", "%+05d", "%ld", "%hd"):
    row = []
    for v in (42, -7, 3.14159, 10**20, "text", True, None):
        try:
            row.append(spec % v)
        except Exception as e:
            row.append(type(e).__name__ + ": " + str(e))
    print(spec, row)
print("%s and %s" % ("a", "b"), "%(x)s-%(y)05d" % {"x": 1, "y": 2}, "%%" % (), "%5%|" % (), "%s" % (("t",),), "%s" % [1, 2], "%(a)s %(a)r" % {"a": "q"})
print("%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%c%c" % (65, "\u65e5"), "%s" % {"k": 1}, "%.3r" % "abcdef", "%5c|" % "x", "%-5s|%5s|" % ("\u00e9", "\u65e5"))
for f in (
    lambda: "%d" % "x", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "%s" % (), lambda: "%" % 1, lambda: "%z" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%(a" % {}, lambda: "%c" % "ab", lambda: "%c" % -1,
    lambda: "%c" % 0x110000, lambda: "%c" % 1.5, lambda: "%x" % 1.5, lambda: "%f" % "1", lambda: "%*d" % ("a", 1), lambda: "%.*f" % (1,), lambda: "a" % 1, lambda: "a" % (1,), lambda: "%d" % None, lambda: "%d" % 1.9, lambda: "%d" % float("nan"), lambda: "%i" % float("inf"), lambda: "abc" % {"a": 1}, lambda: "abc" % [], lambda: "%s %(a)s" % {"a": 1},
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Text:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __index__(self):
        return 11


print("%s %r %x %a" % (Text(), Text(), Text(), Text()), "%s" % Text())
