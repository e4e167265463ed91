# Defaults are evaluated once, when the def statement runs.
def note(x):
    print("evaluated", x)
    return x

def f(a=note(1), *, b=note("b")):
    return a, b

print(f(), f(5), f(b=6))

def append(x, into=[]):
    into.append(x)
    return into

print(append(1))
print(append(2))
print(append(3, [0]))
print(append(4))

n = 10
def g(x=n):
    return x
n = 20
print(g(), n)

functions = []
for i in range(3):
    def h(i=i):
        return i
    functions.append(h)
print([h() for h in functions])
