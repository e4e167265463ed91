# Exceptions raised and caught, here and two calls away. n rounds.
def check(x):
    if x % 2:
        raise ValueError(x)
    return x

def middle(x):
    try:
        return check(x)
    finally:
        calls[0] += 1

calls = [0]

def run(n):
    total = 0
    for i in range(n):
        try:
            total += middle(i)
        except ValueError as e:
            total -= e.args[0]
        try:
            total += 1
        except KeyError:
            total = 0
    return total + calls[0]

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
