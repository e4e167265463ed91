# Decorators, properties, class and static methods.
def twice(f):
    def wrapper(*a, **k):
        return f(*a, **k), f(*a, **k)
    return wrapper
def tag(name):
    def deco(f):
        return lambda *a: (name, f(*a))
    return deco
@twice
def one(): return 1
@tag("outer")
@tag("inner")
def add(a, b): return a + b
print(one(), add(1, 2))
class C:
    count = 0
    def __init__(self): self._v = 1
    @property
    def v(self): return self._v
    @v.setter
    def v(self, x): self._v = x * 10
    @property
    def ro(self): return "ro"
    @classmethod
    def make(cls, *a): cls.count += 1; return cls()
    @staticmethod
    def static(x): return x
c = C.make()
c.v = 5
print(c.v, c.ro, C.static(3), c.static(4), C.count, type(c.make()).__name__, C.count)
try:
    c.ro = 1
except AttributeError as e:
    print(e)
def register(cls):
    cls.registered = True
    return cls
@register
class D(C): pass
print(D.registered, type(D.make()).__name__)
