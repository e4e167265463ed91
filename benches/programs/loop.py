# A loop over a range that adds. n is the number of iterations.
def run(n):
    total = 0
    for i in range(n):
        total += i
    return total

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
