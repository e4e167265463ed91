# SyntaxErrors: statements.
# In the texts, `\\n` is the end of a line.

CASES = r'''
from x import *, y
from x import (*)
from x import a,
from x import ()
import a.
import a, 
from import x
from x import a.b
from x import a as 1
import a as f()
try:
try:\n    pass\nelse:\n    pass
try:\n    pass\nexcept* A:\n    pass\nexcept B:\n    pass
try:\n    pass\nexcept:\n    pass\nexcept A:\n    pass
try:\n    pass\nexcept A as e.x:\n    pass
try:\n    pass\nexcept A\n    pass
try:\n    pass\nexcept* A\n    pass
try\n    pass
try:\n    pass\nexcept A:\npass
try:\n    pass\nfinally:\n    pass\nexcept A:\n    pass
for i in x:\n    try:\n        pass\n    except* A:\n        break
return
async with a: pass
async def f():\n    yield from x
async def f():\n    return 1\n    yield 1
break
if x:\n    break
for x in y:\n    class C:\n        continue
nonlocal x
for __debug__ in x: pass
print((*a))
del *a
del (*a)
for *a in b: pass
for x in *a: pass
for f() in x: pass
for (a, 1) in x: pass
for x in y
for in x: pass
for x in y: pass else: pass
with a as *b: pass
with a as f(): pass
with (a as 1): pass
with a as b, c as 1: pass
with a
with: pass
with a as None: pass
if
if x:
if x pass
if x:\n    pass\nelif y
if x:\n    pass\nelse
if x:\n    pass\nelse if y:\n    pass
elif x: pass
except: pass
while
while x:\npass
async def f
async
async if x: pass
async lambda: 1
del 1
del a + b
del [a, f()]
del "a"
del (x for x in y)
del {a}
pass x
break x
raise x from
raise x,
assert
assert x, 
global
global x.y
global x y
nonlocal
print "a"
print 1
print "a" % b
exec x
print f(x)
if x:\n        a\n    b
if x:\n\ta\n        b
@
@x def f(): pass
@x y\ndef f(): pass
import a, b c
import "a"
from a import b, c d
from "a" import b
from a import (b, c
from a import (b))
from a
from .a. import b
async def f():\nx
async for a in b:\nc
for x in range(10)\n    pass
with a as b\n    pass
if x\n    pass
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
