# A variable captured through several levels, and by siblings.
def a(x):
    def b(y):
        def c(z):
            def d(w):
                return x + y + z + w
            return d
        return c
    return b
print(a(1)(2)(3)(4))

def siblings():
    value = []
    def push(x): value.append(x); return push
    def pop(): return value.pop()
    def size(): return len(value)
    return push, pop, size
push, pop, size = siblings()
push(1)(2)(3)
print(size(), pop(), pop(), size())

def memo(f):
    cache = {}
    def wrapper(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    return wrapper
fib = memo(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print(fib(80))

def class_body(x):
    class C:
        y = x
        def get(self):
            return x
    return C
print(class_body(7).y, class_body(8)().get())

def late():
    def f():
        return v
    v = 1
    r = f()
    v = 2
    return r, f()
print(late())
