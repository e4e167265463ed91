# `sys.getsizeof`: grows with what is in an object, asks `__sizeof__`, takes a default.
import sys
print(all(sys.getsizeof("x"*n) <= sys.getsizeof("x"*(n+1)) for n in range(300)), sys.getsizeof("x"*8000) - sys.getsizeof("") >= 8000)
print(sys.getsizeof([0]*1000) - sys.getsizeof([]) >= 8000, sys.getsizeof((0,)*1000) - sys.getsizeof(()) >= 8000-8)
print(sys.getsizeof(10**1000) > sys.getsizeof(10**100) > sys.getsizeof(10**30) >= sys.getsizeof(1))
print(sys.getsizeof({i: i for i in range(1000)}) > sys.getsizeof({i: i for i in range(100)}) > sys.getsizeof({}))
print(sys.getsizeof(set(range(1000))) > sys.getsizeof(set(range(100))) > sys.getsizeof(set()))
print(sys.getsizeof(bytes(1000)) - sys.getsizeof(b'') >= 1000, sys.getsizeof(bytearray(1000)) >= 1000)
class C:
    def __init__(s): s.a = s.b = 1
print(sys.getsizeof(C()) > 0, C().__sizeof__() > 0, object().__sizeof__() > 0)
class D:
    def __init__(s, r): s.r = r
    def __sizeof__(s): return s.r
print(sys.getsizeof(D(True)) >= 1)
for r in (-1, "a", None, 1.5, 2**70):
    try: print(sys.getsizeof(D(r)))
    except Exception as e: print(type(e).__name__, e)
print(sys.getsizeof(D("a"), 7), sys.getsizeof(D(None), default=8))
try: sys.getsizeof(D(-1), 5)
except ValueError as e: print(e)
class E:
    def __sizeof__(s): raise TypeError("no")
print(sys.getsizeof(E(), "d"))
for f in (lambda: sys.getsizeof(), lambda: sys.getsizeof(1, 2, 3), lambda: sys.getsizeof(E()), lambda: object.__sizeof__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class L(list): pass
print(sys.getsizeof(L([1]*500)) > sys.getsizeof(L()), sys.getsizeof(int) > 0, type.__sizeof__(int) > 0, sys.getsizeof(object=1)>0)
l = []; last = 0; ok = True
for i in range(1000):
    l.append(i); n = sys.getsizeof(l); ok = ok and n >= last; last = n
print(ok)
