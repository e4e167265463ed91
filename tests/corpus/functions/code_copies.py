"""Code objects: what they tell, copies with other names, and functions made of them."""
import types


def f(a, b=2, *args, c=3, **more):
    """Docs."""
    x = 5
    g = lambda: x + a
    return g() + len(args)


def outer():
    n = 1

    def inner(k):
        return n + k

    return inner


def attempt(what, *more, **named):
    try:
        return what(*more, **named)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames)
print(sorted(c.co_cellvars), c.co_freevars, outer.__code__.co_cellvars, outer().__code__.co_freevars)
print("len" in c.co_names, c.co_consts[0], [k.co_name for k in c.co_consts if isinstance(k, types.CodeType)])
print(type(c.co_code).__name__, c == f.__code__, hash(c) == hash(f.__code__), c != outer.__code__)
print(sorted({line for *_, line in c.co_lines() if line})[:3], all(len(p) == 4 for p in c.co_positions()))

d = c.replace(co_name="other", co_qualname="A.other", co_firstlineno=100, co_filename="elsewhere.py")
print(d.co_name, d.co_qualname, d.co_firstlineno, d.co_filename, d.co_varnames == c.co_varnames)
print(c.co_name, c.co_firstlineno, d is c, min(line for *_, line in d.co_lines() if line and line > 90) - 100)
print(c.replace().co_name, c.replace(co_argcount=2).co_argcount)
print(attempt(c.replace, co_name=5))
print(attempt(c.replace, "positional"))

g = types.FunctionType(d, globals(), "named", (9,), kwdefaults={"c": 0})
print(g.__name__, g.__qualname__, g(1), g(1, 2, 3), g.__defaults__, g.__kwdefaults__)
f.__code__ = d
print(f.__name__, f.__code__.co_name, f(1, c=0))
NESTED = [k for k in compile("def h(): return y\n", "s", "exec").co_consts if isinstance(k, types.CodeType)][0]
own = types.FunctionType(NESTED, {"y": 4})
print(own(), own.__name__, own.__globals__)
inner = outer()
again = types.FunctionType(inner.__code__, {}, None, None, (types.CellType(40),))
print(again(2), again.__closure__[0].cell_contents)
print(attempt(types.FunctionType, inner.__code__, {}))
print(attempt(types.FunctionType, inner.__code__, {}, closure=()))
print(attempt(types.FunctionType, inner.__code__, {}, closure=(1,)))
print(attempt(types.FunctionType, 5, {}))
print(attempt(types.FunctionType, c, 5))
print(attempt(types.FunctionType, c, {}, 5))
print(attempt(types.FunctionType, c, {}, None, 5))

code = compile("def fail():\n    raise ValueError('x')\nfail()", "template", "exec")
code = code.replace(co_name="block", co_firstlineno=30, co_filename="page.html")
try:
    exec(code, {})
except ValueError as e:
    frame = e.__traceback__.tb_next
    print(frame.tb_frame.f_code.co_name, frame.tb_lineno, frame.tb_frame.f_code.co_filename)
cell = types.CellType()
print(attempt(lambda: cell.cell_contents), types.CellType(5).cell_contents)
