# SyntaxErrors: type parameters and aliases.
# In the texts, `\\n` is the end of a line.

CASES = r'''
def f[__debug__](): pass
type x
type X = 
type X
type X.y = 1
type X[T] = 
type X[T
type X[] = int
type X[T T] = int
type X[T=1, U] = int
type X[1] = int
type X[T: ] = int
type X[*Ts: int] = int
type X[**P: int] = int
type X[T, T] = int
type X = (yield)
type X = (yield from x)
type X = (await x)
type X = (y := 1)
type X[T: (yield)] = int
type X[T: (y := 1)] = int
type X[T = (yield)] = int
def f[T](x: (yield)): pass
def f[T](x: (y := 1)): pass
def f[T: (yield)](): pass
def f[T](): nonlocal T
def f[](): pass
def f[T, T](): pass
def f[T](a: (await x)): pass
class C[T]((yield)): pass
class C[T]((y := 1)): pass
class C[T, T]: pass
class C[]: pass
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
