# SyntaxErrors: which of several mistakes is told, and how far the text was read.
# In the texts, `\\n` is the end of a line.

CASES = r'''
    1a
    $ b
    x)
    "abc
  x = """
    y: {\nx = 1
@d\n    case 1 pass
try: pass\n    case 1
f?
finally?:
x = a except \
if x:\n
if x:\n\n\n
def f():\n\n  # c\n
if x:\n # c
x=(*)
x=[*,]
x={*}
x={*:1}
x=[a,*]
f(a,*)
type X[T, *, U] = 1
x = [a in b c]
x = [a b in c]
x = (a b if c else d)
x = (a not b)
x = *a not b
x = [*a not b]
f(print a, b)
[print a]
(print "b")
(print a b)
print pass
print not a
print a b
print a, b c
x=(a b
x=(a b(
x = a b(
if a{
x = (**
[i for i | j if k]
[i for 1 x in y]
[i for i, j k in x]
[x for x()]
[x for *a b]
a(): pass
a(): int
(match x)
(type b)
(a, b c d)
(a if b else c d)
(lambda a b: 1)
x = 1andy
x = 4import y
x = 5or y
if <>a: pass
x <>= 1
f"{x{y}}"
f"{a b c}"
f"{d['k' if ]}"
f"{b~}"
f"{x:{+}}"
f"{x:{y:{z}}}"
f"{x:{y:{z:{w}}}}"
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print(case, "is fine")
