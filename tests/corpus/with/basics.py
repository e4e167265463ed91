# with statements.
class CM:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        return self.swallow
with CM("a") as x:
    print("body", x)
with CM("a") as x, CM("b") as y:
    print(x, y)
with (CM("p"), CM("q") as z):
    print(z)
with CM("s", True):
    raise ValueError("swallowed")
try:
    with CM("outer"):
        with CM("inner"):
            1 / 0
except ZeroDivisionError as e:
    print("caught", e)
def f():
    with CM("f"):
        return "returned"
print(f())
def g():
    for i in range(3):
        with CM(str(i)):
            if i == 0: continue
            break
    return i
print(g())
class NoExit:
    def __enter__(self): pass
class NoEnter: pass
for c in (NoExit(), NoEnter(), 5):
    try:
        with c: pass
    except TypeError as e:
        print(e)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("exit")
try:
    with BadExit(): raise ValueError("body")
except KeyError as e:
    print(e, repr(e.__context__))
with CM("xyz") as (a, b, c), CM("u") as d: print(a, b, c, d)
