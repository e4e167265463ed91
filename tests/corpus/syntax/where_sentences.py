# SyntaxErrors: what CPython's parser tells at once, and what it reads behind names as in a sentence.
# In the texts, `\\n` is the end of a line.

CASES = r'''
0o1_8
0b1_2
0o1_a
1e++1
x = 32e-+4
1.0e+_1
12 3ÿ 56
3年B組
012_.2e
x = 05EDT
09_1_
if 1:\n        x\n     else:\n  y
\)
a + not b
a-not b
def f():\n    if 1:\n        for x in y:\n    k = 1
def f():\n    try:\n        x\n    k = 1
def f():\n    try:\n        x\n    y\nz
def f():\n    if x:\n        y\n     else:\n        if 1: pass
if 1:\n    x\n  y
if 1:\n    x\n  y\nz
f("a" := 1)
f(a=1, b, c=2)
f(a=1, b b=2)
f(a=1, continue=3)
f(continue=3)
f(b, continue=3)
if not lambda[1]: x
a + lambda: 0
a == lambda x y: 0
x = a. lambda
def f(a, (b, c)): pass
def f(a(b, c)): pass
def f(self, args( Excep) -> None): pass
def f(a=1, b.False): pass
from x import a, not
from x import a, b,
from x import a, \ny
from x import (a, not)
a.b(c)(\n  d
def f() -> a[, b]: pass
def f() -> a(b[,]): pass
if a(x)=\n  y
if a(x)= b:\n  y
if a(x)= b
x = if
a b
a {\n  "b": 1}
raise V("d".\n\nreturn x
def f(): \n"""a\nb\n"""
if 1:\n"""a\nb\n"""
if 1:\n(a,\nb)
@foo@
a-*.b
{1: 2, 3 4, 5: 6}
{1: 2, 3 4}
{1: 2, 3, 5}
{1: 2, 3, }
{1: 2, 3 for x in y}
{1: 2, ...}
{1: 2, a.b.not.c: 3}
{1: 2, "a" "b", 3: 4}
{1: 2, a b, 3: 4}
{1: 2, a 0, 3: 4}
{1: 2, a 0: 3}
{a 0: 3}
{1: 2, a: 3 4: 5}
{1: 2, a: 3 b: 5}
{1: 2, a = 3}
{1: 2, a, b: 3}
{1: 2, a: b, c
{1: 2, *a}
{1: 2, a.b.c}
{1: 2, a.b(c).c}
{1: 2, not a}
{1: 2, a not b}
{1: 2, lambda x: 3}
{1: 2, x := 3}
{1: 2, 3 if 4 else 5}
{1: 2, 3 if 4}
{1: 2, 3+}
{1: 2, (3}
{1: 2, "a"\n"b": 3}
{1: 2, f"a" f"b", 3: 4}
{1: 2, ..., 4: 3}
{1: 2, None}
{1: 2, "x", 3}
+ not a
-not a*b
a * not b + c
a ** not b
a << not b
a & not b
a % not
a % not -
x = a + not b == c
f(a + not b)
a == not b
a + not b and c
a + not not b
~not b
-not -b
-not b(c).d ** 2
- not (a)(b) c
print a + not b
1 + - not b
a + lambda
a.not
x = -lambda: 0
x = (not lambda: 0)
x = a if lambda: 0 else b
x = a if b else lambda x y: 0
f(*lambda: 0)
f(**lambda x y: 0)
*lambda: 0
await lambda: 0
a and lambda: 0
x = a in lambda: 0
for x in lambda: 0: pass
for x in lambda y z: 0: pass
[x for x in lambda: 0]
[x for x in y if lambda: 0]
@lambda: 0\nclass x: pass
raise lambda x y: 0
assert a, lambda x y
del lambda: 0
f(a, lambda
"%s" % lambda: x
a {b c}
a b c {d e}
a {1: 2 3}
a {1: f(x y)}
a {b, c d}
a {b, c d, e}
a {b: c d}
a {b: c, d: e f}
x = a {b c}
a b(c d)
a b[c d]
a b(c, d e)
a b(*)
a b(c=d e)
a b.c(*)
a b c(*)
a b c(*, d)
a b([c d])
a b({c d})
a (b c)
a b (c=)
a b (c if d)
a b (c = d for x in y)
a b (1=2)
a b [1=2]
a b (not a b)
a b (a + not b)
if a {b c}: pass
f(a {b c})
f(a b(*))
f(a b(c d))
f(a b c d)
(a b {c d})
f(a b, c {d e})
+ a {b c}
1 {b c}
'a' {b c}
a() {b c}
a() b(*)
1 b(*)
a b(c)(*)
a[0] {b c}
a 1 b(*)
a b if c
a b c if d
a 1 if c
1 a if c
1 a b if c
a. b c if d
x = a b if c
return a b if c
if a b if c: d
f(a b if c)
f(x, a b c if d)
match {b c}
match (b c)
type (b c) d
del a b if c
a, b c if d
a, b c, d if e
a b, c if d
for a b in c if d: pass
from a b if c import d
a = b c if d
@a b if c\nx
a b if not c
a b if c and
a b if c d
a b if c(d e)
a b: c if d
print a if b
print 1 if b
a print b if c
a print b
a b print c
a = b print c
a 1 print c
a, print b
a b, print c
import a print b
a b = print c
not print a
a if print b
a + print b
f(x=print a)
f(a, print b)
lambda: print a
a if b else print c
[a for b in print c]
for x in print c: pass
a: print b
if a: print b
else: print b
while print a: pass
with print a: pass
assert print a
raise print a
yield print a
await print a
x = yield print a
{a: print b}
a[print b]
*print a
f(*print a)
f(**print a)
return print a
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
        if e.text is not None and not e.text.endswith("\n"):
            print("    the line", repr(e.text))
    else:
        print(case, "is fine")

# A sentence of many words takes no longer than its words.
for start in ["", "x = ", "(", "f(a, "]:
    try:
        compile(start + " ".join(["a"] * 1000), "f", "exec")
    except SyntaxError as e:
        print(repr(start), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
