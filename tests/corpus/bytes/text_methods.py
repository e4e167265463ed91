# The methods of bytes, which are those of str for ASCII.
b = b"Hello, World"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.capitalize(), b.isalpha(), b.isdigit(), b.isalnum(), b.isspace(), b.islower(), b.istitle(), b"A".isupper(), b"".isascii(), b"\xff".isascii())
print(b.find(b"o"), b.find(111), b.rfind(b"o"), b.count(b"l"), b.count(108), b.index(b"W"), b.find(b"z"), b.find(b"o", 5), b.startswith(b"He"), b.startswith((b"x", b"H")), b.endswith(b"ld", 2))
print(b.split(), b.split(b","), b.split(b"l", 1), b.rsplit(b"o", 1), b.partition(b", "), b.rpartition(b"o"), b"a\nb\r\nc".splitlines(), b"a\n".splitlines(True), b" a  b ".split(), b"a,b".split(sep=b","))
print(b.replace(b"l", b"L"), b.replace(b"l", b"", 1), b.replace(b"", b"."), b.strip(b"Hd"), b"  x ".strip(), b"xxay".lstrip(b"x"), b"a\x00".rstrip(b"\x00"), b.removeprefix(b"Hello"), b.removesuffix(b"ld"))
print(b"7".center(5), b"7".center(5, b"*"), b"ab".ljust(4, b"."), b"ab".rjust(4), b"-7".zfill(5), b"a\tb".expandtabs(4), b",".join([b"a", b"b"]), b"".join([]), b", ".join((b"x",)))
print(bytes.maketrans(b"ab", b"xy")[95:100], b"aabbc".translate(bytes.maketrans(b"ab", b"xy")), b"aabbc".translate(None, b"b"), b"abc".translate(bytes.maketrans(b"a", b"z"), b"c"))
for f in (
    lambda: b.find("o"), lambda: b.index(b"zz"), lambda: b.split(""), lambda: b.split(b""), lambda: b.replace("a", "b"), lambda: b",".join(["a"]), lambda: b",".join([1]), lambda: b.startswith("H"), lambda: b.startswith([b"H"]), lambda: b.center(5, "*"), lambda: b.center(5, b"**"), lambda: b.strip("x"), lambda: b.translate(b"x"), lambda: bytes.maketrans(b"a", b""), lambda: b.count(300), lambda: b.find(-1), lambda: b.encode(), lambda: b.format(),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(b"%d %s %r %x %c|%5.1f|%-4d|%b" % (5, b"ab", "x", 255, 65, 2.55, 7, b"q"), b"%(k)s" % {b"k": b"v"}, b"%a" % "\u00e9", b"%%" % ())
for f in (lambda: b"%s" % "x", lambda: b"%d" % "x", lambda: b"%s %s" % (b"x",), lambda: b"%c" % b"ab", lambda: b"%c" % 300, lambda: b"%z" % 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
