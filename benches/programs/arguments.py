# Calls with positional, default and keyword arguments, *args and **kwargs. n rounds.
def positional(a, b, c):
    return a + b - c

def default(a, b=2, c=3):
    return a + b - c

def keyword(a, *, scale=1, offset=0):
    return a * scale + offset

def variable(*values):
    return len(values)

def named(**values):
    return len(values)

def run(n):
    total = 0
    for i in range(n):
        total += positional(i, 1, 2)
        total += default(i)
        total += default(i, c=1)
        total += keyword(i, scale=2)
        total += keyword(i, offset=1, scale=3)
        total += variable(i, 1, 2)
        total += named(x=1, y=2)
        total += positional(*(i, 1, 2))
    return total

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
