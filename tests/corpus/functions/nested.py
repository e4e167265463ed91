# Functions inside functions; qualified names.
def outer(x):
    def middle(y):
        def inner(z):
            return x, y, z
        return inner
    return middle

print(outer(1)(2)(3))
print(outer.__name__, outer.__qualname__)
m = outer(1)
print(m.__name__, m.__qualname__)
i = m(2)
print(i.__name__, i.__qualname__)
print((lambda: 0).__name__, (lambda: 0).__qualname__)

def f():
    return lambda: 0
print(f().__qualname__)
