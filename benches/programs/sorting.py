# Sorting: the built-in one with and without a key, and a quicksort. n items.
def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[len(items) // 2]
    low = [x for x in items if x < pivot]
    same = [x for x in items if x == pivot]
    high = [x for x in items if x > pivot]
    return quicksort(low) + same + quicksort(high)

def run(n):
    seed = 42
    items = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        items.append(seed)
    a = sorted(items)
    b = sorted(items, key=lambda x: x % 1000)
    c = quicksort(items)
    return a[n // 2] + b[n // 2] % 1000 + (1 if a == c else 0)

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
