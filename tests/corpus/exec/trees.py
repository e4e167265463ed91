# compile() of trees of the module ast: made by the parser, changed, and made by hand.
import ast


def run(src, **ns):
    t = ast.parse(src)
    exec(compile(t, "<t>", "exec"), ns)
    return ns
run("x = 1\nprint(x, -5, 1.5, 2j, b'a\\xff', 'é', None, ..., 10**30, f'{x!r:>{5}}a{x}')")
run('''
def f(a, /, b=2, *c, d, e=5, **k) -> int:
    """doc"""
    if a: return 1
    elif b: return 2
    else: return 3
print(f(1, d=4), f.__doc__, f.__annotations__, f.__defaults__, f.__kwdefaults__)
class C[T](dict, metaclass=type):
    x: int = 5
    def m(self): return super().__repr__()
print(C, C.__annotations__, C.__type_params__)
match [1, {"a": 2}]:
    case [1, {"a": y, **r}] if y: print(y, r)
async def g():
    async with x as y: pass
    async for i in z: await i
try:
    raise ValueError(1)
except* ValueError as e:
    print(repr(e))
print([i for i in range(5) if i], {i: 2 for i in 'ab'}, (lambda x, y=3: x + y)(4))
with open('/dev/null') as h: pass
print(*[1, 2], sep='-')
x, *y = 1, 2, 3
print(x, y, x if y else 2, not x, -x, ~x, x < 2 < 3, x and y, (z := 4), y[0:1], y[-1])
type A[T] = list[T]
print(A.__value__)
del x
import os.path as p, sys
from os import path
for i in range(2):
    if i: break
else:
    print('else')
while False: pass
global q
assert y, 'a'
''')
t = ast.parse("1 + 2", mode="eval")
print(eval(compile(t, "<x>", "eval")))
product = ast.Expression(ast.BinOp(ast.Constant(3), ast.Mult(), ast.Constant(-4)))
print(eval(compile(ast.fix_missing_locations(product), "<x>", "eval")))
for bad in [ast.Module([ast.Expr(ast.Constant(1))], []), ast.Expression(ast.Constant(1)), ast.Module([ast.Pass()], []), 5, None, [], object(),
   ast.fix_missing_locations(ast.Module([ast.Assign([], ast.Constant(1))], [])),
   ast.fix_missing_locations(ast.Module([ast.Assign([ast.Name("x", ast.Load())], ast.Constant(1))], [])),
   ast.fix_missing_locations(ast.Module([ast.Expr(ast.Constant([]))], [])),
   ast.fix_missing_locations(ast.Module([ast.Return(ast.Constant(1))], [])),
   ast.fix_missing_locations(ast.Module([ast.Expr(3)], [])),
   ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name(3, ast.Load()))], [])),
   ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name("None", ast.Load()))], [])),
   ast.fix_missing_locations(ast.Module([ast.If(ast.Constant(1), [])], [])),
   ast.fix_missing_locations(ast.Module([ast.Try([ast.Pass()])], [])),
   ast.fix_missing_locations(ast.Module([ast.Expr(ast.Name("x"))], [])),
   ast.Module([ast.Pass(lineno=5, col_offset=0, end_lineno=3, end_col_offset=0)], []),
   ast.Module([ast.Pass(lineno="a", col_offset=0)], []),
   ast.fix_missing_locations(ast.Module([None], [])),
   ast.fix_missing_locations(ast.Module([ast.Expr(None)], [])),
   ast.fix_missing_locations(ast.Module(ast.Pass(), [])),
   ]:
    try: print(type(compile(bad, "f.py", "exec")))
    except BaseException as e: print(type(e).__name__, e)
t = ast.parse("def f():\n  return (\n    1/\n    0)\n\nf()")
for n in ast.walk(t):
    if hasattr(n, "lineno"): n.lineno += 1000; n.end_lineno += 1000
try: exec(compile(t, "none.py", "exec"))
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb: print(tb.tb_lineno, tb.tb_frame.f_code.co_firstlineno); tb = tb.tb_next
ns = run("from __future__ import annotations\ndef f(a:   int|'x', *b: c[d]) -> (1,2): pass\nx: list [ int ] = 3\nprint(f.__annotations__, __annotations__)")
t = ast.Module([ast.Assign([ast.Name("@odd name", ast.Store())], ast.Constant((1, (2, None)))), ast.Expr(ast.Call(ast.Name("print", ast.Load()), [ast.Name("@odd name", ast.Load())]))], [])
exec(compile(ast.fix_missing_locations(t), "x", "exec"))


class Doubled(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.Constant(node.value * 2) if isinstance(node.value, int) else node


made = ast.fix_missing_locations(Doubled().visit(ast.parse("print(1 + 20, 'a', [3])")))
exec(compile(made, "<doubled>", "exec"))
exec(compile(ast.parse("4 + 5", mode="single"), "<single>", "single"))
again = compile("7 * 6", "<tree>", "eval", ast.PyCF_ONLY_AST)
print(type(again).__name__, eval(compile(again, "<tree>", "eval")))
