# SyntaxErrors: assignment.
# In the texts, `\\n` is the end of a line.

CASES = r'''
x = b"a" "b"
x = f"a" b"b"
try:\n    pass\nx = 1
[x := 1 for y in x for x in z]
[1 for x in y if (x := 1)]
[i for i in range(5) for j in (i := 1)]
[(i, i := 0) for i in x]
(a.b := 1)
((a, b) := 1)
(f() := 1)
(None := 1)
{a := 1: 2}
a[b := 1 : 2]
with a := b: pass
del a := 1
__debug__ = 1
(__debug__ := 1)
True = 1
... = 1
None += 1
[None, a] = 1
*a, *b = 1
[*a, *b] = 1
x = *a
a + b = x
-a = x
a and b = x
a if b else c = x
{} = x
{1} = x
[a, 1] = x
(a, f()) = x
{x for x in y} = z
(x for x in y) = z
await x = 1
(yield) = 1
x = 1 = 2
x = y = 1 = 2
a = b += c
a += b += c
[a, b] += 1
[a] += 1
a < b += 1
(a + b) += 1
a: int =
a += 
a = [b\nc = d
a = {b: c\nd = e
x = pass
if x = 1: pass
if x.y = 1: pass
if x == 1 = 2: pass
while x = 1: pass
del (a := 1)
assert x = 1
assert x, y = 1
a = `b`
a := b
() += 1
@x\nx = 1
return x = 1
x = yield y = 1
x = await y
if True:\nx = 1
with a:\nb = 1
x = [\n1\n2\n]
a, b = c d
x = "a" 1
x = a.b c
x = a[0] b
a = b if c
a = not
a = (yield x y)
a = b := c
not a := b
[a, b] := c
x = [i for i in range(3) if i = 1]
x = {a: b = 1}
x = (a = 1)
x[a = 1]
if a and b = c: pass
if a[0] = b: pass
if 1 = a: pass
elif a = b: pass
x = y if a = b else c
assert a = b, c
for a in b = c: pass
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
