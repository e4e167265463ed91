# What changes a bytearray, and its errors.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


def f0(ba):
    ba.append(65)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f0(ba))

def f1(ba):
    ba.append(256)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f1(ba))

def f2(ba):
    ba.append(-1)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f2(ba))

def f3(ba):
    ba.append("x")
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f3(ba))

def f4(ba):
    ba.append(1.5)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f4(ba))

def f5(ba):
    ba.append(10**30)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f5(ba))

def f6(ba):
    ba.extend(b"xyz")
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f6(ba))

def f7(ba):
    ba.extend(bytearray(b"q"))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f7(ba))

def f8(ba):
    ba.extend([1,2])
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f8(ba))

def f9(ba):
    ba.extend([256])
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f9(ba))

def f10(ba):
    ba.extend("x")
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f10(ba))

def f11(ba):
    ba.extend(5)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f11(ba))

def f12(ba):
    ba.extend(ba)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f12(ba))

def f13(ba):
    ba.extend(memoryview(b"mv"))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f13(ba))

def f14(ba):
    ba.extend(memoryview(b"abcdef")[1:4])
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f14(ba))

def f15(ba):
    ba.extend(x for x in range(3))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f15(ba))

def f16(ba):
    ba.extend(["x"])
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f16(ba))

def f17(ba):
    ba.insert(0,65)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f17(ba))

def f18(ba):
    ba.insert(100,65)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f18(ba))

def f19(ba):
    ba.insert(-1,65)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f19(ba))

def f20(ba):
    ba.insert(-100,65)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f20(ba))

def f21(ba):
    ba.insert(0,300)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f21(ba))

def f22(ba):
    print(ba.pop())
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f22(ba))

def f23(ba):
    print(ba.pop(0))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f23(ba))

def f24(ba):
    print(ba.pop(-6))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f24(ba))

def f25(ba):
    ba.pop(6)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f25(ba))

def f26(ba):
    ba.pop("x")
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f26(ba))

def f27(ba):
    ba.remove(99)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f27(ba))

def f28(ba):
    ba.remove(0)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f28(ba))

def f29(ba):
    ba.remove(300)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f29(ba))

def f30(ba):
    ba.clear()
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f30(ba))

def f31(ba):
    ba.reverse()
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f31(ba))

def f32(ba):
    c=ba.copy(); c.append(1); print(c)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f32(ba))

def f33(ba):
    ba[0]=65
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f33(ba))

def f34(ba):
    ba[-1]=65
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f34(ba))

def f35(ba):
    ba[6]=1
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f35(ba))

def f36(ba):
    ba[0]=256
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f36(ba))

def f37(ba):
    ba[0]="x"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f37(ba))

def f38(ba):
    ba["x"]=1
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f38(ba))

def f39(ba):
    ba[1:3]=b"XY"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f39(ba))

def f40(ba):
    ba[1:3]=b"longer text"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f40(ba))

def f41(ba):
    ba[1:3]=b""
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f41(ba))

def f42(ba):
    ba[1:1]=b"ins"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f42(ba))

def f43(ba):
    ba[:]=b""
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f43(ba))

def f44(ba):
    ba[::2]=b"123"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f44(ba))

def f45(ba):
    ba[::2]=b"12"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f45(ba))

def f46(ba):
    ba[::-1]=b"123456"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f46(ba))

def f47(ba):
    ba[::2]=b""
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f47(ba))

def f48(ba):
    ba[1:3]=[1,2,3]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f48(ba))

def f49(ba):
    ba[1:3]=(4,)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f49(ba))

def f50(ba):
    ba[1:3]=range(3)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f50(ba))

def f51(ba):
    ba[1:3]=5
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f51(ba))

def f52(ba):
    ba[1:3]="xy"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f52(ba))

def f53(ba):
    ba[1:3]=[256]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f53(ba))

def f54(ba):
    ba[2:4]=ba
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f54(ba))

def f55(ba):
    ba[::-1]=ba
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f55(ba))

def f56(ba):
    ba[4:2]=b"zz"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f56(ba))

def f57(ba):
    ba[1:3]=memoryview(b"abcd")[::2]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f57(ba))

def f58(ba):
    ba[1:3]=None
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f58(ba))

def f59(ba):
    del ba[0]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f59(ba))

def f60(ba):
    del ba[-1]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f60(ba))

def f61(ba):
    del ba[6]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f61(ba))

def f62(ba):
    del ba[1:3]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f62(ba))

def f63(ba):
    del ba[::2]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f63(ba))

def f64(ba):
    del ba[::-2]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f64(ba))

def f65(ba):
    del ba[:]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f65(ba))

def f66(ba):
    del ba[5:1]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f66(ba))

def f67(ba):
    del ba["x"]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f67(ba))

def f68(ba):
    ba+=b"xx"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f68(ba))

def f69(ba):
    ba+=bytearray(b"yy")
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f69(ba))

def f70(ba):
    ba+=memoryview(b"zz")
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f70(ba))

def f71(ba):
    ba+=ba
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f71(ba))

def f72(ba):
    ba+=[1]
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f72(ba))

def f73(ba):
    ba+="s"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f73(ba))

def f74(ba):
    ba*=2
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f74(ba))

def f75(ba):
    ba*=0
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f75(ba))

def f76(ba):
    ba*=-1
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f76(ba))

def f77(ba):
    ba*=1
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f77(ba))

def f78(ba):
    ba*=1.5
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f78(ba))

def f79(ba):
    ba*="x"
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f79(ba))

def f80(ba):
    d=ba; d+=b"!"; print(ba is d)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f80(ba))

def f81(ba):
    print(ba.__iadd__(b"k"))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f81(ba))

def f82(ba):
    print(ba.__imul__(2))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f82(ba))

def f83(ba):
    ba.__setitem__(0,66)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f83(ba))

def f84(ba):
    ba.__delitem__(0)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f84(ba))

def f85(ba):
    x=hash(ba)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f85(ba))

def f86(ba):
    print({ba:1})
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f86(ba))

def f87(ba):
    ba.append()
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f87(ba))

def f88(ba):
    ba.pop(1,2)
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f88(ba))

def f89(ba):
    ba.nosuch
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f89(ba))

def f90(ba):
    print(len(ba))
    print(ba)
ba = bytearray(b"abcdef")
t(lambda: f90(ba))

