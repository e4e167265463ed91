# memoryview over bytearrays and bytes.

def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

b = bytearray(range(16))
m = memoryview(b)
t(lambda: m.nbytes)
t(lambda: m.itemsize)
t(lambda: m.format)
t(lambda: m.readonly)
t(lambda: m.ndim)
t(lambda: m.shape)
t(lambda: m.strides)
t(lambda: m.suboffsets)
t(lambda: m.c_contiguous)
t(lambda: m.contiguous)
t(lambda: m.f_contiguous)
t(lambda: m.obj is b)
t(lambda: len(m))
t(lambda: m[0])
t(lambda: m[-1])
t(lambda: m[16])
t(lambda: m[-17])
t(lambda: m["x"])
t(lambda: m[1.5])
t(lambda: m[2:5].tolist())
t(lambda: m[::2].tolist())
t(lambda: m[::-1].tolist())
t(lambda: m[10:2:-3].tolist())
t(lambda: m[::2].strides)
t(lambda: m[::2].contiguous)
t(lambda: m[::2].tobytes())
t(lambda: m[::2][1:].tolist())
t(lambda: m[::-1][::2].tolist())
t(lambda: m[5:5].tolist())
t(lambda: len(m[::3]))
t(lambda: m.tolist())
t(lambda: m.tobytes())
t(lambda: m.hex())
t(lambda: m.hex(":",2))
t(lambda: m[::4].hex("-"))
t(lambda: bytes(m))
t(lambda: bytes(m[::2]))
t(lambda: bytearray(m[::2]))
t(lambda: list(m))
t(lambda: list(reversed(m)))
t(lambda: 3 in m)
t(lambda: 300 in m)
t(lambda: "x" in m)
t(lambda: m == b)
t(lambda: m == bytes(b))
t(lambda: m == memoryview(bytes(b)))
t(lambda: m != b)
t(lambda: m == "x")
t(lambda: m == [1])
t(lambda: m[::2] == bytes(range(0,16,2)))
t(lambda: m[::2] == m[::2])
t(lambda: m < b)
t(lambda: hash(m))
t(lambda: hash(memoryview(b"abc")) == hash(b"abc"))
t(lambda: m.toreadonly().readonly)
t(lambda: hash(m.toreadonly()))
t(lambda: m.cast("b").tolist())
t(lambda: m.cast("H").tolist())
t(lambda: m.cast("I").tolist())
t(lambda: m.cast("Q").tolist())
t(lambda: m.cast("h").itemsize)
t(lambda: m.cast("i").shape)
t(lambda: m.cast("c")[1])
t(lambda: m.cast("c").tolist())
t(lambda: m.cast("?").tolist())
t(lambda: m.cast("d").tolist())
t(lambda: m.cast("f").nbytes)
t(lambda: m.cast("@I").tolist())
t(lambda: m.cast("z"))
t(lambda: m.cast("BB"))
t(lambda: m.cast(5))
t(lambda: m[:3].cast("H"))
t(lambda: m.cast("H").cast("I"))
t(lambda: m.cast("H").cast("B").tolist())
t(lambda: m[::2].cast("B"))
t(lambda: m.cast("H")[1:3].tolist())
t(lambda: m.cast("H")[::2].tolist())
t(lambda: m.cast("H")[::2].tobytes())
t(lambda: m.cast("I") == m.cast("i"))
t(lambda: m.cast("H") == m)
t(lambda: memoryview(m) == m)
t(lambda: memoryview("x"))
t(lambda: memoryview(5))
t(lambda: memoryview())
t(lambda: memoryview(b"a", b"b"))
t(lambda: memoryview(object=b"zz").tolist())
t(lambda: type(m))
t(lambda: isinstance(m, memoryview))
t(lambda: bool(m))
t(lambda: bool(memoryview(b"")))
t(lambda: type(iter(m)).__name__)
t(lambda: sum(m))
t(lambda: max(m))
t(lambda: sorted(m)[-1])
t(lambda: m.index)
t(lambda: int.from_bytes(m[:2],"little"))
t(lambda: str(m[:2],"ascii"))
t(lambda: b"".join([m[:1],m[1:3]]))
t(lambda: b"%s" % m[:2])
t(lambda: m.tobytes(order="C"))
t(lambda: m.tobytes("X"))
t(lambda: m.cast("B",[16]).shape)
t(lambda: m.cast("B",shape=(16,)).shape)
t(lambda: m.cast("B",[15]))
t(lambda: memoryview(b"abc")[0])
t(lambda: dict.fromkeys(memoryview(b"ab")))
t(lambda: memoryview(b"ab") == memoryview(b"ab"))
t(lambda: memoryview(bytearray(b"\x00\x00\xc0\x7f")).cast("f") == memoryview(bytearray(b"\x00\x00\xc0\x7f")).cast("f"))
t(lambda: m.__len__())
t(lambda: m.__getitem__(3))
t(lambda: m.__eq__(b))
t(lambda: m.__eq__(3))
t(lambda: m.nosuch)

def g0():
    m[0]=5
    print(b)
t(g0)

def g1():
    m[16]=5
    print(b)
t(g1)

def g2():
    m[0]=256
    print(b)
t(g2)

def g3():
    m[0]="x"
    print(b)
t(g3)

def g4():
    m[0]=-1
    print(b)
t(g4)

def g5():
    m[0]=1.5
    print(b)
t(g5)

def g6():
    m[1:3]=b"xy"
    print(b)
t(g6)

def g7():
    m[1:3]=b"xyz"
    print(b)
t(g7)

def g8():
    m[1:3]=memoryview(b"qq")
    print(b)
t(g8)

def g9():
    m[1:3]=[1,2]
    print(b)
t(g9)

def g10():
    m[::2]=bytes(8)
    print(b)
t(g10)

def g11():
    m[1:4]=m[0:3]
    print(b)
t(g11)

def g12():
    del m[0]
    print(b)
t(g12)

def g13():
    m["x"]=1
    print(b)
t(g13)

def g14():
    m.cast("b")[0]=-5
    print(b)
t(g14)

def g15():
    m.cast("b")[0]=200
    print(b)
t(g15)

def g16():
    m.cast("H")[1]=65535
    print(b)
t(g16)

def g17():
    m.cast("H")[1]=65536
    print(b)
t(g17)

def g18():
    m.cast("d")[0]=1.5
    print(b)
t(g18)

def g19():
    m.cast("d")[1]="x"
    print(b)
t(g19)

def g20():
    m.cast("c")[2]=b"Z"
    print(b)
t(g20)

def g21():
    m.cast("c")[2]=b"ZZ"
    print(b)
t(g21)

def g22():
    m.cast("c")[2]=5
    print(b)
t(g22)

def g23():
    m.cast("?")[3]=[1]
    print(b)
t(g23)

def g24():
    m.cast("f")[1]=0.5
    print(b)
t(g24)

def g25():
    m.cast("H")[0:2]=m.cast("H")[2:4]
    print(b)
t(g25)

def g26():
    m.cast("H")[0:2]=b"abcd"
    print(b)
t(g26)

def g27():
    m.toreadonly()[0]=1
    print(b)
t(g27)

def g28():
    memoryview(b"abc")[0]=1
    print(b)
t(g28)

m.release()
for f in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: m.nbytes, lambda: list(m), lambda: m == m, lambda: m == b, lambda: hash(m), lambda: m[1:2], lambda: m.release(), lambda: m.obj, lambda: bytes(m), lambda: 1 in m, lambda: m.__enter__()):
    t(f)
with memoryview(b"xyz") as w:
    print(w[1], bytes(w))
t(lambda: w[0])
b2 = bytearray(b"0123456789")
v = memoryview(b2)
def fill(view, n):
    for i in range(len(view)):
        view[i] = n
fill(v[2:5], 88)
fill(v[::4], 89)
print(b2)
print(repr(v)[:11], repr(w)[:20])
