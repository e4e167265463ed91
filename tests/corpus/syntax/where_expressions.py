# SyntaxErrors: expressions.
# In the texts, `\\n` is the end of a line.

CASES = r'''
yield
yield from x
[x async for x in y]
[(yield 1) for x in y]
{(yield) for x in y}
[x for x in (yield)]
*a
(a, b): int
a, b: int
*a: int
a + b: int
a: 
a + * b
a b
a "b"
[a, b c]
{a: b c}
(a b)
[a)
{a
{a: b)
(a))
bu"a"
uf"a"
a if b: c
x: (yield)
;
a <> b
a ++
a && b
a === b
a is is b
a not in not b
not not
and a
a in
a.
a.b.
a..b
a.[b]
a.if
a[]
a[1:2:3:4]
a[,]
a[**b]
{**a, *b}
{a: 1, b}
{a: 1, *b}
{a:}
{:1}
{*a: b}
{a: b for a, b in c, d}
{*a for a in b}
{a, b for a in c}
[a, b for a in c]
[a for a in b, c for d in e]
[a for a b]
[a for a in b if]
[a if b for c in d]
[a for 1 in b]
[a for a in lambda: 1]
(*a for a in b)
(a for a in b, c)
**a
(,)
[,]
foo(a, b for b in range(5), c)
(x, y) z
a + b c
not a b
[a for a in b] c
True False
x None
x is not None y
x and y z
await x y
await -x
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
