# Functions are objects.
def f(a, b=2, *, c=3):
    "what f does"
    return a

print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__module__)
f.counter = 1
f.counter += 1
print(f.counter, hasattr(f, "counter"), hasattr(f, "other"))
try:
    f.other
except AttributeError as e:
    print(e)
g = f
print(g is f, g == f, f != None, callable(f), type(f).__name__)
d = {f: 1}
print(d[g])
print(nothing.__doc__ if "nothing" in globals() else "no such name")
