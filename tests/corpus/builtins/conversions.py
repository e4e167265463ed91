# chr, ord, bin, hex, oct, bool, int, hash, id, format, ascii, complex.
print(chr(65), chr(0x1F600), ord("A"), ord("\u65e5"), repr(chr(0)), ord(b"a"), ord(chr(0x10FFFF)), bin(10), bin(-10), hex(255), hex(-255), oct(8), oct(-8), bin(0), hex(10**20), bin(True), oct(10**20))
for f in (
    lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.5), lambda: chr(), lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: ord(b""), lambda: bin(1.5), lambda: hex("a"), lambda: oct(None), lambda: hash([]), lambda: hash({}), lambda: hash(), lambda: bool(1, 2), lambda: format(), lambda: format(1, 2), lambda: format(1, "zz"), lambda: id(), lambda: complex("a"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: complex([]), lambda: complex("1 + 2j"), lambda: chr(10**20), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: callable(1, 2),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(complex("1+2j"), complex(" (1-2j) "), complex("j"), complex(1, 2), complex(1.5), complex(), complex("nan+infj"), complex(real=1, imag=-0.0), complex(1j, 1j), complex("-1e3j"), complex(True, False))
for v in (0, 1, "", "a", [], [0], None, 0.0, -0.0, float("nan"), (), ((),), {}, {0}, 0j, range(0), b"", b"\0", ..., NotImplemented.__class__, object):
    print(repr(v), bool(v), not v, end="; ")
print()


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class T(L):
    def __bool__(self):
        return self.n


for v in (L(0), L(3), L(-1), L("a"), L(1.0), T(True), T(1), T(None)):
    try:
        print(bool(v), end=" ")
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(len(v))
    except Exception as e:
        print(type(e).__name__, e)
print(hash(1) == hash(1.0) == hash(True), hash(2**100) == hash(2.0**100), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None), hash(0.5), hash(-1), hash(1j) == hash(complex(0, 1)), hash(float("inf")), hash(10**18))
print(id(a := []) == id(a), slice(1), slice(1, 2), slice(None, None, 3).step, slice(5, 1, -2).indices(10), slice(None).indices(3), slice(-100, 100, 2).indices(5), slice(1, 2) == slice(1, 2), format(3.14159, ".2f"), format("a", ">3"), format(None), format([1]))
