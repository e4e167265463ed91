c = compile("x + 1", "<expr>", "eval")
print(c.co_name, c.co_filename, c.co_firstlineno, c.co_argcount, c.co_nlocals, c.co_varnames, c.co_freevars)
print(type(c).__name__, c == c, eval(c, {"x": 41}), eval(c, {"x": 0.5}))
s = compile("def f(a, b=2, *c, d, **e):\n    q = 1\n    return a, b\nresult = f(1, d=3)\n", "prog.py", "exec")
for i in range(3):
    g = {"n": i}
    print(exec(s, g), g["result"], g["f"].__code__.co_filename, g["f"].__globals__ is g)
f = g["f"].__code__
print(f.co_name, f.co_qualname, f.co_argcount, f.co_kwonlyargcount, f.co_posonlyargcount, f.co_varnames, f.co_firstlineno)

# The same code with several globals.
counter = compile("""
def get(): return value
def put(v):
    global value
    value = v
def length(): return len("abc")
""", "counter", "exec")
spaces = [{"value": i} for i in range(3)]
for space in spaces:
    exec(counter, space)
for turn in range(3):
    print([space["get"]() for space in spaces], [space["length"]() for space in spaces])
    spaces[turn]["put"](turn * 100)
spaces[1]["len"] = lambda v: "own"
print([space["length"]() for space in spaces])
del spaces[1]["len"]
print([space["length"]() for space in spaces])

exec(counter)
value = "of the module"
print(get(), spaces[0]["get"](), length())
len = lambda v: "shadowed"
print(length(), spaces[0]["length"]())
del len
print(length())

one = compile("a = 1; a; 'text'; None; a + 1", "<input>", "single")
exec(one)
print(a, _)
exec(compile("for i in range(2):\n    i\n", "<input>", "single"))
exec(compile("def shown():\n    5\n    return 6\n", "<input>", "single"))
print(shown())


def outer():
    free = 1

    def inner():
        return free
    return inner


try:
    exec(outer().__code__)
except TypeError as e:
    print(e)
exec(compile("assert 0, 'kept'", "f", "exec", optimize=1))
try:
    exec(compile("assert 0, 'kept'", "f", "exec", optimize=0))
except AssertionError as e:
    print(e)
print(eval(compile("__debug__", "f", "eval", 0, False, 1)), eval("__debug__"))
for wrong in [("1", "f", "evil"), ("1", "f"), (3, "f", "exec"), ("1", 3, "exec"), ("1", "f", 3), ("1", "f", "exec", 0, 0, 9)]:
    try:
        compile(*wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


def simple():
    return spaces_len()


def spaces_len():
    return "module's own"


print(eval(simple.__code__), eval(simple.__code__, {"spaces_len": lambda: "given"}), simple())
