# SyntaxErrors of expressions and of single statements: where the text ends, and where it is no
# expression any more. In the texts, `\\n` is the end of a line.

EVAL = r'''
x +
x +\n
x + \n\n
x.
not
lambda
lambda x
x if
x if y else
*x
*x, y
x, *y
(x), *y
@a
@a\ndef f(): pass
if
if\n
import
def f(*a, /): pass
pass 1
pass (
pass $
yield = a
x = (1
x = [1,
x = b (
a=b \\x
a; b c
x; if y: z
type X = 1
type X
match x
match x:
try: pass
\n
\n\n\n
# c
  # c
# c\n
#c\n\n
  x\ny
x y\n
x = 1\n
if x:\n  y\nz
[x\n
a if b\n
'''

SINGLE = r'''
try: pass
if x:\n y\nelse:
match x:
match x
import
x.
x =
del
x y
x y\n
print x
1 = x
f(x for x in y, 1)
x\n  y
x\n\ty
x\ny z
x\n(
x\n$
x\n"""
x\n\\\n
pass; if x: y
print(x
'''


def shown(e):
    return type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text


for mode, cases in ("eval", EVAL), ("single", SINGLE):
    for case in cases.strip("\n").split("\n"):
        try:
            compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", mode)
        except SyntaxError as e:
            print(mode, case)
            print("   ", *map(repr, shown(e)))
        else:
            print(mode, case, "is fine")
for empty in "", " ", "\n  ":
    try:
        compile(empty, "f", "eval")
    except SyntaxError as e:
        print(repr(empty), *map(repr, shown(e)))
