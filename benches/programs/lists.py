# Lists built, indexed and walked over. n items.
def run(n):
    squares = [i * i for i in range(n)]
    evens = []
    for x in squares:
        if x % 2 == 0:
            evens.append(x)
    total = 0
    for i in range(len(evens)):
        total += evens[i]
        evens[i] = i
    return total + sum(evens) + len(squares[::3])

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
