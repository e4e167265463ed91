# The text and the name of properties and of instances of classes derived from property.

class P(property): 
    """cls"""
def g(self): "gdoc"
def g2(self): "gdoc2"
def g0(self): pass
p = P(g, doc='x')
print(p.__doc__, p.setter(None).__doc__, p.getter(g2).__doc__, p.getter(g0).__doc__, type(p.setter(g)))
p = P(g)
print(p.__doc__, p.setter(None).__doc__, p.getter(g2).__doc__, p.getter(g0).__doc__)
p = property(g)
print(p.__doc__, p.setter(None).__doc__, p.getter(g2).__doc__, p.getter(g0).__doc__)
p.__doc__ = 3
print(p.__doc__, p.setter(None).__doc__, p.getter(g2).__doc__, p.getter(g0).__doc__)
p = property(g, doc='gdoc')
print(p.__doc__, p.setter(None).__doc__, p.getter(g2).__doc__, p.getter(g0).__doc__)
p.__name__ = 'n'
print(p.__name__, p.setter(None).__name__, property(g).__name__)
try: property().__name__
except AttributeError as e: print(e)
p.__name__ = None
print(p.__name__)
del p.__name__
print(p.__name__)
del p.__doc__
print(p.__doc__)
try: property(g).fget = 3
except AttributeError as e: print(e)
class Q(property): __slots__=()
q = Q(g0, doc='hello')
print(q.__doc__)
try: Q(g)
except AttributeError as e: print(e)
class Q(property): __slots__=('__doc__',)
q = Q(g0, doc='hello')
print(q.__doc__, Q(g).__doc__, Q.__doc__)
class R(property): pass
r=R(g); print(r.__doc__, r.__dict__, R.__doc__); r.__doc__=8; print(r.__doc__, r.__dict__)
r=R(); print(r.__doc__, r.__dict__)
class R(property):
    def __init__(self, *a): pass
r=R(g); print(r.__doc__, r.__dict__, r.fget)
class R(property):
    def __init__(self, *a): super().__init__(*a); self.x=1
r=R(g); print(r.__doc__, r.__dict__, r.fget is g, r.getter(g2).x)
for bad in [(), (1,), (1,2,3)]:
    try: p.__set_name__(*bad)
    except TypeError as e: print(e)
class W:
    __isabstractmethod__=1
print(property(W()).__isabstractmethod__, W().__isabstractmethod__)
class M:
    @property
    def __doc__(self): raise ValueError('no')
for t in property, P:
    try: t(M())
    except ValueError as e: print(e)
class N:
    def __getattr__(s,n): raise AttributeError(n)
print(property(N()).__doc__)
try: property(N()).__name__
except AttributeError as e: print(e)
class N:
    @property
    def __name__(s): raise RuntimeError(1)
try: property(N()).__name__
except RuntimeError as e: print(e)
