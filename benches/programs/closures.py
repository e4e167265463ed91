# Closures called and cells rebound. n rounds.
def accumulator():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    return add

def run(n):
    add = accumulator()
    twice = lambda x: add(x) + x
    total = 0
    for i in range(n):
        total = twice(i)
    return total

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
