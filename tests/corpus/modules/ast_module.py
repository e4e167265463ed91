# Trees of sources: every kind of node, places, literals, visitors, what is no literal.
import ast
src = '''"""doc"""
import os, a.b as c
from . import x
from ..y import (z as w)
@dec(1)
# comment
@dec2
async def f(a, /, b: int = 1, *c, d, e=2, **k) -> str:
    async for i in g(): await i
    async with a as b, c: pass
    return [x async for x in y if z]
class C[T: int, *U, **V](B, metaclass=M):
    x: int = 3
    (y): str
def g(): yield; yield 1; yield from q; global a, b; lambda: 0; lambda x, *y: x
try:
    pass
except (A, B) as e: raise X from e
except: raise
else: del a, b[0], c.d
finally: assert x, 'm'
try: pass
except* E: pass
if a: b
elif c: d
elif e: f
else: g
while x: break
else: continue
for a, *b in c: pass
with (open(a) as b, c as d): pass
x = y = 1 + -2 * 3 ** 4 // ~5 @ 6 << 1 | 2 & 3 ^ 4 % 5 - 7 / 8 >> 9
x += 1; a[1:2, ::3] = b[...] ; a, b = c, *d
f'a{x!r:>{w}}b{y=}c' 'd' "e"
u'x'; b'\\xff' b'a'; 1.5; 2j; 0xff; 10**30; 123456789012345678901234567890; None; True; ...; 1e999
a < b <= c != d is not e not in f; a and b or not c; a if b else c; (n := 5)
{1: 2, **d}; {1, 2}; {k: v for k, v in d}; {s for s in t}; (g for g in h); f(*a, b=1, **c)
type X[T] = int
match x:
    case 1 | 'a': pass
    case [a, *b, _]: pass
    case {'k': v, **r}: pass
    case C(1, x=y) as z if q: pass
    case None: pass
    case -1.5+2j: pass
    case a.b: pass
'''
t = ast.parse(src)
print(ast.dump(t))
print(ast.dump(t, include_attributes=True))
print(ast.dump(t, indent=2)); print(ast.dump(t, annotate_fields=False))
print(ast.dump(ast.parse('1+1', mode='eval')), ast.dump(ast.parse('x', mode='single')))
for s in ('1','-1.5','"a"',"b'x'",'[1,(2,),{3:4},{5}]','set()','1+2j','None','...',' 7','"a" "b"', '-1-2j'): print(repr(ast.literal_eval(s)))
for s in ('a','1+1','f()','[x]','1 2','','{**a}','--1','lambda: 0','f"a"', '1;2','not 1'):
    try: print(ast.literal_eval(s))
    except Exception as e: print(s, type(e).__name__, str(e).split(' object at')[0])
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, end=' ')
V().visit(ast.parse('a+b*c(d)')); print()
class T(ast.NodeTransformer):
    def visit_Name(self, n): return ast.copy_location(ast.Name(n.id+'_', n.ctx), n)
print(ast.dump(T().visit(ast.parse('a=b'))))
print([type(n).__name__ for n in ast.walk(ast.parse('a=1'))], ast.get_docstring(t), ast.get_source_segment(src, t.body[1]))
n = ast.Name(id='x'); print(ast.dump(n), ast.Name._fields, ast.Name.__mro__, n._attributes, ast.Constant(5).kind)
print(ast.dump(ast.fix_missing_locations(ast.Module([ast.Expr(ast.Constant(1))], [])), include_attributes=True))
for bad in ("x =", "def f(:", "1 +* 2", "é = '"):
    try:
        ast.parse(bad, "name.py")
    except SyntaxError as e:
        print(e.msg, e.filename, e.lineno, e.offset)
for call in (lambda: ast.Name("a", "b", "c"), lambda: ast.Name("a", id="b"), lambda: ast.dump(5), lambda: ast.parse("x", mode="no")):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
