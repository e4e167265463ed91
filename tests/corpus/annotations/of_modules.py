# `__annotations__` of a module: there from the start, filled as statements run.
import sys
print(__annotations__)
x: int = 1
print(__annotations__)
if x:
    y: str
else:
    z: float
print(__annotations__)
for i in range(2):
    w: "lazy" = i
    print(len(__annotations__))
try:
    q: undefined_name = 1
except NameError as e: print(e)
print('q' in globals())
try:
    pass
finally:
    fin: 1
with open('/dev/null') as f:
    ww: bytes
def fn():
    a: nope = 1
    b: also_nope
    return sys._getframe().f_locals
print(fn(), fn.__annotations__)
print(__annotations__)
class C:
    if x:
        a: int
    else:
        b: int
    for k in (1, 2):
        c: str = 'c'
    print(__annotations__)
    print(locals().keys())
print(C.__annotations__)
(p): int = 3
class A: pass
A.y: int = 4
l = [0]
l[0]: int = 5
print(__annotations__, p, A.y, l)
__annotations__['extra'] = 1
print(sys.modules['__main__'].__annotations__ is __annotations__)
del __annotations__
try:
    late: int = 1
except NameError as e: print(type(e).__name__, e)
ns = {}
exec("a: int = 1\nif 0:\n  b: str\nelse:\n  c: str", ns); print(ns['__annotations__'])
ns = {}
exec("a = 1", ns); print('__annotations__' in ns)
ns = {}
exec("def f(): a: int = 1", ns); print('__annotations__' in ns)
ns = {}
exec("if 0: a: int = 1", ns); print(ns.get('__annotations__'))
import types
m = types.ModuleType("m")
print('__annotations__' in vars(m)); print(m.__annotations__, '__annotations__' in vars(m))
try: del m.__annotations__; print(m.__annotations__)
except AttributeError as e: print(e)
except AttributeError as e: print(e)
m.__annotations__ = 5; print(m.__annotations__)
try: print(__annotations__)
except NameError as e: print(e)
ns = {'__annotations__': {'z': 1}}
exec("a: int = 1", ns); print(ns['__annotations__'])
exec("b: str", ns); print(ns['__annotations__'])
loc = {}
exec("c: int", ns, loc); print(ns['__annotations__'], loc)
def f():
    exec("d: int = 2"); print(locals())
f()
