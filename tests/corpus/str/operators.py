# Concatenation, repetition, comparison, iteration.
print("a" + "b", "ab" * 3, 3 * "ab", "ab" * 0, "ab" * -1)
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "a" == "a", "a" != "b", "é" > "z", "a" == 1, "Z" < "a")
s = ""
for c in "xyz":
    s += c * 2
print(s)
print(list("abc"), tuple("ab"), sorted("hello"), max("hello"), min("hello"), "".join(reversed("abc")))
print(str(5), str(1.5), str(None), str([1, "a"]), str("s"), str(), repr("s"), str(("a",)))
print("%d items, %s, %r, %5.2f|%-5s|%05d|%x|%%" % (3, "x", "y", 3.14159, "ab", 42, 255))
print("%s" % "one", "%s %s" % (1, 2), "%(a)s-%(b)d" % {"a": 1, "b": 2}, "%c%c" % (65, "B"), "%e" % 12345.678, "%g" % 0.0001)
for f in (lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "a" * "b", lambda: "a" < 1, lambda: "a" - "b"):
    try:
        f()
    except TypeError as e:
        print(e)
