# SyntaxErrors: of statements that end too early, and what is told of them for how they begin.
# In the texts, `\\n` is the end of a line.

CASES = r'''
€ x
print(x) «
x = a\u0017b
, a\n  b\n c
invalid non-printable U\+00A0
'text \x and' \
a b c \d
if \\n
yield \\n
x = f(a\n    b = 1
"blech\"
'a\'b
r"blech\"
lambda *args, /: None
lambda *args, a, /: None
lambda **k, /: None
def f(*, None): pass
def f(*, "s"): pass
def f(*): pass
def f(*, **k): pass
lambda *: 1
1 + 2 =\n  3
3.1415 =
"a" = 'b' =
f() = a -
f() = **
a < b =
x **=
"a" **=
f("a" **= )
del a += b
*a += 1
(a + b) += 1
f(1 := )
d["x" := ]
(1 := 2)
yield from (), 1
x = yield from (), 1
try: pass\nexcept as e: pass
try: pass\nexcept* : pass
try: pass\nexcept* E:\n
print(type(e) await_)
f(type a)
f(_ b)
return print a, b
T, = print x.y
import exec a
f(*(, 1))
f(*a b)
for i < (): pass
for a < b in c: pass
match x:\n case {0: _, 0j: _}: pass
[i for i in a if (j := 0) for j in b]
{i: 1 for i in a if (j := 0) for k, (j, l) in b}
[i for i in (lambda: (j := a))()]
f'{!x}'
f'{ !x:y}'
f'{=!}'
f'{!}'
f'{!s:'
f'{:'
f'{a!:}'
f'{a!}'
f'{a!3}'
f'{a!x}'
x = 1 in    # comment\ny
'''

for case in CASES.strip("\n").split("\n"):
    text = case.replace("\\n", "\n").replace("\\u0017", "\x17")
    try:
        compile(text, "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print(case, "is fine")
