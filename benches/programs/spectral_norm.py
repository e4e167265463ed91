# The spectral norm of an infinite matrix, cut to n by n: generator expressions and calls.
def element(i, j):
    diagonal = i + j
    return 1.0 / (diagonal * (diagonal + 1) // 2 + i + 1)

def times(vector):
    size = range(len(vector))
    return [sum(element(i, j) * vector[j] for j in size) for i in size]

def times_transposed(vector):
    size = range(len(vector))
    return [sum(element(j, i) * vector[j] for j in size) for i in size]

def run(n):
    u = [1.0] * n
    for _ in range(3):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    product = sum(a * b for a, b in zip(u, v))
    square = sum(b * b for b in v)
    return f"{(product / square) ** 0.5:.9f}"

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
