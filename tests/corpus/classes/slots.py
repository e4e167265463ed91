class V:
    __slots__ = ('x', '__p', 'y')
    def __init__(self): self.x = 1; self.__p = 2
v = V()
print(v.x, v._V__p)
for n in ('y', 'z', 'x'):
    try: setattr(v, n, 1); print(n, 'set')
    except AttributeError as e: print(e)
try: v.zz = 3
except AttributeError as e: print(e)
class W(V): pass
w = W(); w.q = 3; print(w.q)
class U(V): __slots__ = 'only'
u = U(); u.only = 1; u.x = 2
try: u.other = 1
except AttributeError as e: print(e)
class D: __slots__ = ['a', '__dict__']
d = D(); d.b = 4; print(d.b)
class E_: __slots__ = ()
try: E_().a = 1
except AttributeError as e: print(e)
try: print(v.missing)
except AttributeError as e: print(e)
class M:
    __slots__ = ('a',)
    def m(self): pass
try: M().m = 3
except AttributeError as e: print(e)
try: M().a
except AttributeError as e: print(e)
m = M(); m.a = 1; del m.a; print(hasattr(m, 'a')); m.a = 5; print(m.a)
