# getattr, setattr, hasattr, delattr, __getattr__.
class A:
    x = 1
    def m(self): return "m"
a = A()
print(getattr(a, "x"), getattr(a, "y", "default"), getattr(a, "m")(), hasattr(a, "x"), hasattr(a, "y"))
setattr(a, "y", 5)
setattr(A, "z", 6)
print(a.y, a.z, A.z)
delattr(a, "y")
try:
    getattr(a, "y")
except AttributeError as e:
    print(e)
try:
    getattr(a, 5)
except TypeError as e:
    print(e)
class Dyn:
    def __init__(self): self.real = "real"
    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError("no " + name)
d = Dyn()
print(d.real, d.dyn_hello, hasattr(d, "other"), hasattr(d, "dyn_x"), getattr(d, "zz", None))
class Guard:
    def __setattr__(self, name, value):
        if name == "frozen": raise AttributeError("frozen")
        object.__setattr__(self, name, value)
g = Guard()
g.ok = 1
try:
    g.frozen = 1
except AttributeError as e:
    print(e, g.ok)
print(vars(a), [n for n in dir(A) if not n.startswith("__")])
class F: pass
f = F()
f.call = lambda *args: args
print(f.call(1), A.m(a), A.__dict__["x"], type(A.__dict__["m"]).__name__)
