# A while loop with comparisons and branches. n is where it ends.
def run(n):
    i = 0
    odd = 0
    total = 0
    while i < n:
        if i % 3 == 0:
            total += i
        elif i & 1:
            odd += 1
        else:
            total -= 1
        i += 1
    return total * 1000 + odd % 1000

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
