"""exec, eval and compile under `from __future__ import annotations`, flags of compile, closures of exec."""
from __future__ import annotations
import __future__
def f():
    ns={}
    exec("def q(a: Foo): return a\nprint(q.__annotations__)\n", {}, ns)
    c=compile("def q(a: Foo): return a\nprint(q.__annotations__)\n","f","exec")
    exec(c)
    print(c.co_flags & __future__.annotations.compiler_flag == 0x1000000, hex(f.__code__.co_flags))
    try: exec(compile("def q(a: Foo): return a\n","f","exec",dont_inherit=True))
    except NameError as e: print(e)
    exec(compile("def q(a: Foo): return a\nprint(q.__annotations__)","f","exec",flags=__future__.annotations.compiler_flag, dont_inherit=True))
    eval("exec('def q(a: Foo): return a')")
f()
for b in range(31):
    try: compile("1","f","eval",1<<b, True); print(b,'ok')
    except Exception as e: print(b,type(e).__name__, e)
for a in [("1","f","evil",0,0,5),("1","f","evil",0,0,1),("1","f","evil",1,0,5),(1,"f","evil",1,0,5)]:
    try: compile(*a)
    except Exception as e: print(type(e).__name__, e)
def outer():
    x=1; y=2
    def inner():
        nonlocal x
        x += y
        print(x)
    return inner
i=outer()
for cl in [i.__closure__, i.__closure__[:1], None, list(i.__closure__), (1,2)]:
    try: print(exec(i.__code__, closure=cl))
    except Exception as e: print(type(e).__name__, e)
try: exec("1", closure=i.__closure__)
except Exception as e: print(type(e).__name__, e)
try: exec(compile("1","f","exec"), closure=i.__closure__)
except Exception as e: print(type(e).__name__, e)
try: exec(compile("1","f","exec"), closure=())
except Exception as e: print(type(e).__name__, e)
try: eval(i.__code__)
except Exception as e: print(type(e).__name__, e)
i()
