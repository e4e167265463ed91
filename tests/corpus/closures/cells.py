# Closures share cells, not values.
def counter():
    n = 0
    def increase():
        nonlocal n
        n += 1
        return n
    def read():
        return n
    return increase, read

inc, get = counter()
inc2, get2 = counter()
print(inc(), inc(), inc(), get())
print(get2(), inc2(), get2(), get())

fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])

def make():
    out = []
    for i in range(3):
        def f(j=i):
            return i, j
        out.append(f)
    return out
print([f() for f in make()])

def parameter(x):
    def set(v):
        nonlocal x
        x = v
    def get():
        return x
    return set, get
s, g = parameter(1)
print(g())
s("changed")
print(g())
