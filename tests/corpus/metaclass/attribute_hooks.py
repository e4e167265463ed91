# Metaclasses with hooks for attributes of their classes.
class M(type):
    def __getattribute__(c, n):
        print("M.__getattribute__", n); return super().__getattribute__(n)
    def __getattr__(c, n): print("M.__getattr__", n); return n * 2
    @property
    def p(c): raise AttributeError("inside p")
class C(metaclass=M): x = 1
print(C.x, C.y, C.p)
class M2(type):
    def __getattr__(c, n): print("M2.__getattr__", n); return n * 2
    @property
    def p(c): raise AttributeError("inside p")
class C2(metaclass=M2):
    x = 1
print(C2.x, C2.y, C2.p, C2().x)
try: C2().y
except AttributeError as e: print(e)
for f in (lambda: type.__getattribute__(C2, "y"), lambda: type.__getattribute__(C2, "p"), lambda: type.__getattribute__(C2, "x"), lambda: type.__getattribute__(int, "y"), lambda: super(M2, C2).y):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class D:
    def __get__(s, o, c): raise AttributeError("D.__get__")
class C3(metaclass=M2): d = D()
print(C3.d)
class M4(type):
    def __getattribute__(c, n):
        if n.startswith("_"): return super().__getattribute__(n)
        raise AttributeError("not " + n)
class C4(metaclass=M4): x = 1
for f in (lambda: C4.x, lambda: C4().x, lambda: getattr(C4, "z", "default"), lambda: C4.__name__, lambda: C4.z):
    try: print(f())
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
