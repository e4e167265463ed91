# Calls with * and **.
def f(*args, **kwargs):
    return args, kwargs

t = (1, 2)
l = [3, 4]
d = {"a": 1, "b": 2}
print(f(*t))
print(f(*t, *l))
print(f(0, *t, 9, *l, 10))
print(f(**d))
print(f(**d, c=3))
print(f(x=0, **d, **{"z": 9}))
print(f(1, *t, k=2, **d))
print(f(*"abc"))
print(f(*range(3), *[]))
print(f(*{}, **{}))
print(f(*(x * x for x in range(4))))
print(f(k=1, *t))
print(print(*[1, 2, 3], sep="-"))
