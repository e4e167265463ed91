# Expressions with more parts than there are registers.

calls = []


def number(i):
    calls.append(i)
    return i


def run(text, **names):
    namespace = {"number": number, **names}
    exec(text, namespace)
    return namespace["r"]


# Chains of comparisons, whole and cut short.
for count in (3, 50, 300, 2000):
    chain = " < ".join(f"number({i})" for i in range(count))
    calls.clear()
    print(count, run(f"r = {chain}"), calls == list(range(count)))
    calls.clear()
    print(run(f"r = {chain} < 5 < number(9)"), len(calls))
    print(run(f"r = 0\nif {chain}: r = 1"), run(f"r = 0\nwhile not {chain}: pass"))
print(run("a = b = c = 1\nr = a == b == c == 1 != a < b"))
print(run("r = 1 in [1] in [[1]] in [[[1]]] is not None"))
print(run("r = 5\nif 1 < number(2) in {2, 3} in [{2, 3}] is not None != 7: r = 6"))

# Calls inside calls: functions, methods, keywords, starred arguments.
for count in (2, 60, 90):
    print(run("def f(x): return x + 1\nr = " + "f(" * count + "0" + ")" * count))
    print(run("def f(a, b, x): return a + b + x\nr = " + "f(1, number(2), " * count + "0" + ")" * count))
    print(run("def f(*, x): return x + 1\nr = " + "f(x=" * count + "0" + ")" * count))
    if count < 100:
        print(run("def f(x): return x + 1\nr = " + "f(*[" * count + "0" + "])" * count))
    print(run("class A:\n  def m(self, x): return x + 1\na = A()\nr = " + "a.m(" * count + "0" + ")" * count))

# Operators whose right side is evaluated first, conditions, displays.
print(run("r = " + " ** ".join("number(1)" for _ in range(1000))))
print(run("r = " + " ".join(f"number({i}) if number(0) else" for i in range(500)) + " 'end'"))
print(run("r = " + "(number(1) + " * 150 + "number(2)" + ")" * 150))
print(run("r = " + "[number(1), " * 150 + "number(2)" + "]" * 150)[1][1][1][0])
print(len(str(run("r = " + "{1: " * 150 + "number(2)" + "}" * 150))))

# An exception out of the middle, caught by a handler around it and by `with`.
deep = "f(1, number(2), " * 120 + "1 / 0" + ")" * 120
print(run(f"""
def f(a, b, x): return x
class Manager:
    def __init__(self, name): self.name = name
    def __enter__(self): return self.name
    def __exit__(self, kind, *rest):
        seen.append((self.name, kind.__name__))
        return self.name == 'outer'
seen = []
for i in [1, 2]:
    try:
        {deep}
    except ZeroDivisionError as error:
        seen.append((i, str(error)))
with Manager('outer') as a, Manager('inner') as b, Manager({deep}) as c:
    seen.append('no')
r = seen
"""))


# In generators, with values that wait while it is suspended.
def generated(text):
    namespace = {"number": number}
    exec(text, namespace)
    return namespace["g"]


g = generated("def f(a, x): return a + x\ndef g():\n    return " + "f((yield 1), " * 100 + "0" + ")" * 100)()
next(g)
total = 0
try:
    while True:
        g.send(2)
        total += 1
except StopIteration as stop:
    print(total, stop.value)

# Comprehensions: many targets, and one inside the other.
names = ", ".join(f"x{i}" for i in range(300))
print(run(f"r = [(x0, x299, len(locals())) for {names} in [range(300)]]")[0][:2])
print(run(f"r = [[f() for f in [lambda: x0 + x299]] for {names} in [range(300)]]"))
print(len(str(run("r = " + "[" * 15 + "x" + " for x in [1, 2][:1]]" * 15))))
