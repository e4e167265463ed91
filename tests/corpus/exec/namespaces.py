g = {}
exec("x = 1\ny = x + 1", g)
print(g["x"], g["y"], sorted(g) == ["__builtins__", "x", "y"])
g, l = {"a": 10}, {}
exec("b = a + 1\nglobal c\nc = b + 1\ndel a" if 0 else "b = a + 1\nglobal c\nc = b + 1", g, l)
print(sorted(k for k in g if k != "__builtins__"), l, g["c"])

print(eval("a * b", {"a": 6, "b": 7}), eval("a + b", {"a": 1}, {"b": 2}), eval("a", {"a": 1}, {"a": 2}))
print(eval("len([1, 2])"), eval("  1 + 1"), eval("\t3\n"), eval("(4,\n5)"))
x = "global x"
print(eval("x"))


def local_view():
    x = "local x"
    y = 5
    print(eval("x"), eval("x + str(y)"), eval("x", globals()), eval("x", {"x": "own"}))
    exec("x = 'changed'; z = 1")
    print(x, "z" in locals())
    namespace = {}
    exec("def f(n):\n    return n * k\nk = 3", namespace)
    print(namespace["f"](5), namespace["f"].__globals__ is namespace, namespace["f"].__module__)
    return locals()


print(sorted(local_view()))
exec("made_here = 42")
print(made_here)
exec("made_here += 1; del x")
print(made_here, "x" in globals())

env = {}
exec("""
class Point:
    kind = "point"
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f"Point({self.x}) of {kinds[0]}"
kinds = ["P"]
p = Point(3)
squares = [i * i for i in range(5) if i != len(kinds)]
pairs = {k: v for k, v in zip("ab", squares)}
total = sum(n for n in squares)
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
f = fact(20)
""", env)
print(env["p"], env["squares"], env["pairs"], env["total"], env["f"], env["Point"].__module__)

# A body like a class's: functions do not see the locals.
try:
    exec("v = 1\ndef f(): return v\nf()", {}, {})
except NameError as e:
    print(e)
print(eval("[v for v in range(3)]", {}, {}), eval("[w for v in range(3)]", {}, {"w": 8}))
print(eval("(lambda q: q + r)(1)", {"r": 2}))

for bad in [lambda: exec("1", []), lambda: eval("1", []), lambda: exec("1", {}, 3), lambda: eval("1", {}, 3),
            lambda: exec(3), lambda: eval(None), lambda: eval("nothing_like_this"), lambda: exec("1/0"),
            lambda: eval("1", 5), lambda: exec("del nope")]:
    try:
        bad()
    except (TypeError, NameError, ZeroDivisionError) as e:
        print(type(e).__name__, e)

print(eval("a", globals={"a": "by keyword"}), exec("b = 1", locals={}))
restricted = {"__builtins__": {"len": lambda v: "own len"}}
print(eval("len('abc')", restricted))
try:
    eval("print(1)", restricted)
except NameError as e:
    print(e)
print(eval(b"1 + 2"), exec(b"q = 1"), q)
print(eval("1 if 0 else eval('2 + eval(\"3\")')"))
