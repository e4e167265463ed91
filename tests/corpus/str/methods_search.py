# Finding, counting, replacing, splitting.
s = "one two three two one"
print(s.find("two"), s.find("two", 5), s.rfind("two"), s.find("zzz"), s.index("three"), s.find("one", 1, 10), s.find(""))
try:
    s.index("zzz")
except ValueError as e:
    print(e)
print(s.count("o"), s.count("two"), s.count(""), "aaaa".count("aa"))
print(s.replace("two", "2"), s.replace("two", "2", 1), s.replace("", "-", 3), "abc".replace("", "."))
print(s.split(), s.split(" "), s.split("two"), s.split(" ", 2), " a  b ".split(), " a  b ".split(" "), "".split(), "".split(","))
print(s.rsplit(" ", 1), "a,b,c".rsplit(",", 1), "a\nb\r\nc\n".splitlines(), "a\nb\n".splitlines(True))
print("a.b.c".partition("."), "a.b.c".rpartition("."), "abc".partition("x"), "abc".rpartition("x"))
print(s.startswith("one"), s.startswith(("x", "one")), s.endswith("one"), s.startswith("two", 4), s.endswith("xx"))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join(str(i) for i in range(4)), "x".join("abc"))
for f in (lambda: ",".join([1, 2]), lambda: "a".split(""), lambda: "a,b".replace(1, 2), lambda: ",".join(5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print("abc".removeprefix("a"), "abc".removesuffix("bc"), "abc".removeprefix("z"))
