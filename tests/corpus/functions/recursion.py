# Recursion: direct, mutual, nested.
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)

def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)

def even(n):
    return True if n == 0 else odd(n - 1)

def odd(n):
    return False if n == 0 else even(n - 1)

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)

def flatten(x):
    if isinstance(x, list):
        out = []
        for y in x:
            out.extend(flatten(y))
        return out
    return [x]

print(fact(10), fact(20))
print(fib(15))
print(even(100), odd(7), even(7))
print(ackermann(2, 3))
print(hanoi(6, "a", "b", "c"))
print(flatten([1, [2, [3, [4], 5]], [], [[6]]]))
