# SyntaxErrors: parameters and arguments.
# In the texts, `\\n` is the end of a line.

CASES = r'''
def f():\n    try:\n        pass\n    except* A:\n        return 1
class C:\n    [[a := 1 for x in y] for z in w]
f(a=b := 1)
def f(x=y := 1): pass
def f():\n    async with a: pass
def f():\n    [x async for x in y]
class C:\n    return 1
class C:\n    await 1
def f():\n    return [(yield from y) for x in y]
def f():\n    break
def f():\n    print(x)\n    global x
def f():\n    x: int\n    global x
def f():\n    nonlocal x
def f():\n    x = 1\n    def g():\n        print(x)\n        nonlocal x
def f():\n    def g():\n        nonlocal x
def f():\n    x = 1\n    def g():\n        nonlocal x\n        x: int = 2
class C:\n    x = 1\n    global x
def f():\n    def x(): pass\n    global x
def f():\n    del x\n    global x
def f(a, *a): pass
def f(a, **a): pass
lambda a, a: 1
def f(a=1, b): pass
def f(a=1, /, b): pass
def f(*): pass
def f(*, **k): pass
def f(*a, *b): pass
def f(**k, a): pass
def f(**k, **l): pass
def f(a, /, b, /): pass
def f(/): pass
def f(*a, /): pass
def f(**k=1): pass
def f(*, a=): pass
lambda *: 1
lambda *a, *b: 1
lambda /, a: 1
lambda *a=1: 1
lambda (a, b): 1
def f((a, b)): pass
def f(1): pass
def f(a.b): pass
def f(a, True): pass
def f(__debug__): pass
f(__debug__=1)
f() = x
f(): int = 1
lambda x: 1 = x
f(a b)
f(a, b c, d)
f(c, a for a in b)
f(a for a in b, c=1)
f(x=a for a in b)
f(a=1, b)
f(**a, *b)
f(a=1, a=2)
f(None=1)
f(1=2)
f(a.b=2)
f(a()=2)
f(a, b, c=, d)
f(a, b=)
f(**)
f(*a=1)
f(a, , b)
f(a,,)
f(a, b
f(a}
f(a\nb = 1
f(a if b)
def f
def f()
def f():\npass
def f: pass
def f.g(): pass
def f() - int: pass
def f(a: int=): pass
def f(a, b c): pass
def if(): pass
class
class C:
class C pass
class C(a: pass
class 1: pass
class None: pass
class C(*): pass
lambda x
lambda: 
lambda x: pass
def f(a: (yield)): pass
def f():\n    a\n   b\nc
def f():\n    from a import *
class A:\nb = 1
class A\n    pass
lambda x\n    pass
lambda: a b
f((yield x))
f(lambda x: 1 2)
f(a() b)
f(*a b)
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
