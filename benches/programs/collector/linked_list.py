# A linked list of n nodes that stays, and short ones that come and go.
def chain(n):
    first = None
    for i in range(n):
        first = (i, first)
    return first

def length(node):
    count = 0
    while node is not None:
        count += 1
        node = node[1]
    return count

def run(n):
    lasting = chain(n)
    total = 0
    for _ in range(20):
        total += length(chain(n // 10))
    return total + length(lasting)

import gc, sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
stats = gc.get_stats()[2]
print(result, stats["collections"], stats.get("pause_longest", 0), stats.get("pause_total", 0), elapsed)
