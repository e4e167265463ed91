# Enumerations, unions, namespaces, abstract context managers and source text, as tools show them.
import enum
class A(enum.Enum):
    x=1; y=2; z=1
    def f(self): pass
print(dir(A), dir(A.x))
class B(int, enum.Enum):
    x=1
    def f(self): pass
class S(enum.StrEnum):
    a='p'
    def __str__(self): return 'own'
print(format(S.a), f'{S.a}', f'{S.a:>5}', '{}'.format(S.a))
class I(int):
    def __str__(self): return 'own'
    __format__ = int.__format__
print(format(I(3)), f'{I(3)}', f'{I(3):3}', int.__format__(I(3), ''), float.__format__(type('F',(float,),{'__str__': lambda s:'fs'})(1.5),''), str.__format__(type('F',(str,),{'__str__': lambda s:'fs'})('q'),''))
class T(tuple, enum.Enum):
    q = enum.auto(), enum.auto(), 5
    r = enum.auto(), 'a'
print(list(T))
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, getattr(e, '__notes__', None))
def bad():
    class X(enum.StrEnum):
        a = 1
t(bad)
def bad():
    class X(enum.Enum):
        a = 1
        def __init__(self, v): raise ValueError('no', v)
t(bad)
import types
n = types.SimpleNamespace(a=1); n.b = n; print(n)
t(lambda: n < n); t(lambda: n < 1)
import typing
print(typing.Union[int,str]==int|str, int|str==typing.Union[str,int], isinstance(1, typing.Union[int,str]), issubclass(list, typing.Union[int,str]), (list[typing.TypeVar('T')]|float)[int])
t(lambda: (int|str)[int])
print(types.new_class('D', (list[int],)).__orig_bases__)
t(lambda: types.new_class('D', (int,), {'metaclass': type('M',(type,),{})}))
import inspect, contextlib
class CM:
    def __enter__(s): return 1
    def __exit__(s,*a): return None
print(isinstance(CM(), contextlib.AbstractContextManager), issubclass(int, contextlib.AbstractContextManager))
t(contextlib.AbstractContextManager)
class G:
    __dict__ = property(lambda s: 1/0)
    a = 1
print(inspect.getattr_static(G(), 'a'))
@contextlib.contextmanager
def deco(
   a=1):
    # inner
    yield a
    # end of it

# after
print(inspect.getsource(deco), end='|\n')
class K:
    def m(self):
        return 1
        # tail
    # class tail
    @property
    def p(self): return 2
f = lambda x: x + 1
print(inspect.getsource(K), end='|\n'); print(inspect.getsource(K.m), end='|\n'); print(inspect.getsource(K.p.fget), end='|\n'); print(inspect.getsource(f), end='|\n'); print(inspect.getsourcelines(K.m)[1])
