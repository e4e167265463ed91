# Functions, classes and their signatures.
import inspect, functools
from inspect import Parameter, signature
def f(a, b=1, /, c: int = 2, *args, d, e: 'str' = 5, **kw) -> list[int]: "doc"
def g(): pass
def h(x, *, y=3): pass
print(signature(f), signature(g), signature(h), repr(signature(h)))
for p in signature(f).parameters.values(): print(repr(p), p.kind, repr(p.kind), p.default, p.annotation is Parameter.empty, p.kind.description)
class A:
    "  Class doc\n    second\n      third\n"
    def __init__(self, x, y=2): pass
    def m(self, z): "m doc"
    @classmethod
    def k(cls, q): pass
    @staticmethod
    def s(r): pass
    def __call__(self, w): pass
class B(A):
    def m(self, z): pass
class C:
    def __new__(cls, n): return object.__new__(cls)
class D: pass
for o in (A, B, C, D, A(1).m, A.m, A.k, A.s, A(1), functools.partial(f, 1, d=4), functools.partial(h, y=1), lambda x, y=2: x): print(signature(o))
s = signature(f)
for a, k in (((1,), dict(d=1)), ((1,2,3,4,5), dict(d=1, z=2)), ((), {}), ((1,), {}), ((1,), dict(a=1,d=2)), ((1,2,3), dict(c=1,d=1))):
    try:
        b = s.bind(*a, **k); print(b, b.args, b.kwargs); b.apply_defaults(); print(b.arguments, b.args, b.kwargs)
    except TypeError as e: print(e)
for a, k in (((1,2), {}), ((), dict(x=1, q=2))):
    try: print(signature(h).bind(*a, **k))
    except TypeError as e: print(e)
print(inspect.getdoc(A), '|', inspect.getdoc(A.m), '|', inspect.getdoc(f), inspect.cleandoc("a\n   b\n    c\n\n"))
print(inspect.isfunction(f), inspect.ismethod(A(1).m), inspect.isclass(A), inspect.isbuiltin(len), inspect.isroutine(len), inspect.ismodule(inspect), inspect.isgeneratorfunction(g))
async def co(): pass
async def ag(): yield
def gen(): yield 1
print(inspect.iscoroutinefunction(co), inspect.isasyncgenfunction(ag), inspect.isgeneratorfunction(gen), inspect.isgenerator(gen()))
x = gen(); print(inspect.getgeneratorstate(x)); next(x); print(inspect.getgeneratorstate(x)); x.close(); print(inspect.getgeneratorstate(x))
print([n for n, v in inspect.getmembers(A, inspect.isfunction)])
print(inspect.getfullargspec(f)); print(inspect.getfullargspec(A(1).m)); print(inspect.getmro(B))
def deco(fn):
    @functools.wraps(fn)
    def w(*a, **k): return fn(*a, **k)
    return w
@deco
def wrapped(p, q=2): return 1
print(signature(wrapped), signature(wrapped, follow_wrapped=False), inspect.unwrap(wrapped).__name__)
print(inspect.getsource(wrapped)); print(inspect.getsource(B)); print(inspect.getsourcelines(A.m))
print(inspect.getfile(f) == __file__, inspect.getmodule(f).__name__)
for bad in (5, ):
    try: signature(bad)
    except TypeError as e: print(e)
try: Parameter('a b', Parameter.KEYWORD_ONLY)
except ValueError as e: print(e)
try: inspect.Signature([Parameter('a', Parameter.KEYWORD_ONLY), Parameter('b', Parameter.POSITIONAL_ONLY)])
except ValueError as e: print(e)
print(inspect.Signature([Parameter('a', Parameter.POSITIONAL_ONLY), Parameter('b', Parameter.KEYWORD_ONLY, default=3, annotation=int)], return_annotation=str))
print(signature(h) == signature(lambda x, *, y=3: 0), hash(signature(h)) == hash(signature(h)), s.replace(return_annotation=int))
print(inspect.getattr_static(A(1), 'k'). __class__, inspect.get_annotations(f))
for what in (hash, 3, max):
    try: print(inspect.getfullargspec(what))
    except TypeError as e: print(e, "/", type(e.__cause__).__name__)
