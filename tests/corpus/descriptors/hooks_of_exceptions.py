# Exceptions of classes with hooks for attributes.
class E1(Exception):
    def __getattribute__(self, n):
        if n == "zip": return 5
        return super().__getattribute__(n)
    def __getattr__(self, n): return "ga " + n
    @property
    def p(self): raise AttributeError("inside p")
e = E1(3)
print(e.zip, e.args, e.q, e.p)
class E2(Exception):
    def __getattr__(self, n): print("asked", n); raise AttributeError("no " + n)
    @property
    def p(self): raise AttributeError("inside p")
for n in ("p", "q", "args", "__notes__"):
    try: print(getattr(E2(1), n))
    except AttributeError as e: print(e)
for f in (lambda: BaseException.__getattribute__(E2(), "q"), lambda: BaseException.__getattribute__(E2(), "p"), lambda: super(E2, E2()).q):
    try: print(f())
    except Exception as e: print(type(e).__name__, e, e.name)
class Quiet(Exception):
    def __getattribute__(self, name): raise AttributeError("quiet about " + name)
try: raise Quiet(1)
except Quiet as e:
    try: e.args
    except AttributeError as other: print(other, other.name)
    print(repr(e), Exception.__getattribute__(e, "args"), hasattr(e, "args"))
class Counted(KeyError):
    asked = []
    def __getattribute__(self, name): Counted.asked.append(name); return super().__getattribute__(name)
try: raise Counted("k")
except KeyError as e: print(str(e), e.args, Counted.asked)
