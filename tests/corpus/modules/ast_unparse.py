# ast.unparse: statements, parentheses, quotes, what is no tree; the text parses to the same tree.
import ast

STATEMENTS = r'''
"""A module.

With two lines and \\ "quotes".
"""
import a.b as c, d
from ..e import f as g, h
from . import *
x = y, *z = 1, (2,)
(t): int = 3
u: str
x.y: list[int] = []
a, b = b, a
i += 1; j @= k; l //= 2; m **= n; o >>= p
del q, r[0], s.t
@dec
@dec.two(1)
async def f[T: int = str, *Ts, **P](a, b: int = 1, /, c=2, *args: T, d, e=3, **kw: P) -> T:
    """doc"""
    global g1, g2
    async with a as b, c as (d, e):
        pass
    async for i, in x:
        await i
    return
@final
class C[T](Base, *bases, metaclass=Meta, **more):
    """doc's "text"
	with a tab"""
    z: int = 1
    def m(self, *, only): ...
    class Inner:
        def deep(self):
            nonlocal n
            yield
            r = yield 1
            yield from (yield)
if a: b
elif c: d
elif e:
    f
else:
    if g: h
    i
if a: b
else:
    if c: d
while (n := next(it)): break
else: continue
for a, *b in c: pass
else: pass
try: raise X from Y
except (A, B) as e: raise
except C: pass
except: pass
else: pass
finally: assert a, "m"
try: pass
except* E as g: pass
with (open(p) as f, g): pass
with (yield): pass
type Alias[T] = dict[str, T]
match p, q:
    case 1 | -2.5 | 1+2j | "s" | None: pass
    case [a, *_, b] | (c, *rest) if a > b: pass
    case {"k": v, 1: {}, **others}: pass
    case Point(0, y=(1 | 2) as z) | a.b.C(): pass
    case (1 as one) as two: pass
    case _: pass
'''

EXPRESSIONS = r'''
(a + b) * c - (d - (e - f))
a ** -b ** c
(-a) ** (b ** c)
(a ** b) ** c
-(-a) + ~(+b)
not (a and b or not c)
(a or b) and (c, d) or e or (f if g else h)
a < (b < c) != (d in e) is not f
(a if b else c) if (d if e else f) else g
lambda: (yield)
(lambda x, /, *, y=1, **k: x)(1)
[lambda: 0, *a, (*b, c)]
(x := (a, b))
f(x := 1, *a, k=(y := 2), **d)
(a := b) + (await c) ** (await d)
f(a for a in b)
[a async for b, c in d if (e if f else g) if (lambda: h) for i in j]
{a: b for a, b in c}, {a for a in b}, {**a, b: c, **(d or e)}, {*()}, {}
x[1], x[1, 2], x[()], x[1:2], x[::3], x[:, a:, :b, *c], x[(a, b), c], x[lambda: 0]
1 .real, 1.0.real, 1j.imag, True.real, (-1).real, "s".join, b"b".hex, (a.b)(c).d[e]
1e1000, -1e1000, 1e1000j, 0x10, 1_000, 1e16, 1e-7, 12345678901234567890, ...
'it\'s', "say \"x\"", 'both \' "', '\t\n\\ \x00 é \u2028 \ud800', u'u', b'\xff\'', 'a' 'b'
f'{a}', f'{a!r:>{w}.{p}}', f'{{{a}}}', f'{ {1: 2} }', f'{a=}', f'{"q"}', f"{x['k']}'"
f'\n{a}\\ \'"', f'{a:%Y-{b}\'"}', f'{f"{f'{1}'}"}', f'{lambda_}{(lambda: 1)}', f'{a:{b!s}}{(yield)}'
f'''+"'''\"" + r'''\'\'\'{a}"""\n ends"''' + "'''" + r'''
'''

text = ast.unparse(ast.parse(STATEMENTS))
print(text)
print(ast.dump(ast.parse(text)) == ast.dump(ast.parse(STATEMENTS)))
for line in EXPRESSIONS.strip().splitlines():
    tree = ast.parse(line)
    text = ast.unparse(tree)
    print(ascii(text), "" if ast.dump(ast.parse(text)) == ast.dump(tree) else "differs")

N, C = ast.Name, ast.Constant
def show(*tree):
    try:
        print(repr(ast.unparse(*tree)))
    except Exception as e:
        print(type(e).__name__, e if "0x" not in str(e) else "")
for value in float("nan"), complex("nan"), (1,), (1, "a", ()), frozenset(), "a\nb", True, -1:
    show(C(value))
show(C("x", "u"))
show(ast.Expression(ast.BinOp(N("a"), ast.Pow(), C(-1))))
show([N("a"), N("b")])
show([ast.Pass(), ast.Break()])
show(ast.Interactive([ast.Pass(), ast.Break()]))
show(ast.Set([]))
show(ast.FormattedValue(N("x"), -1, None))
show(ast.JoinedStr([C("a"), ast.JoinedStr([C("b{"), ast.FormattedValue(N("x"), 114, None)])]))
show(ast.comprehension(N("a"), N("b"), [N("c")], 1))
show(ast.arguments([], [ast.arg("a"), ast.arg("b")], None, [ast.arg("c")], [None], None, [C(1)]))
show(ast.FunctionType([N("int"), N("str")], N("float")))
show(ast.Add())
show(ast.Load())
show(ast.Slice())
show(ast.Starred(N("x")))
show(ast.MatchAs())
show(ast.MatchStar())
show(ast.MatchMapping([C(1)], [], None))
show(ast.MatchClass(N("A"), [], ["k"], []))
show(ast.Raise(None, N("x")))
show(ast.YieldFrom(None))
show(ast.JoinedStr([N("x")]))
show(ast.FunctionDef("f", ast.arguments(), [ast.Pass()]))
show(ast.fix_missing_locations(ast.FunctionDef("f", ast.arguments(), [ast.Pass()], type_comment="() -> int")))
show(ast.Module([ast.Assign([N("x")], C(1), lineno=3), ast.Expr(C("no doc"))], [ast.TypeIgnore(3, "[a]")]))
show(ast.If(N("a"), [], []))
for wrong in "text", None, 3, ast.UnaryOp:
    show(wrong)
show()
