# Records replaced at random places of a table that fills n percent of the block.
import gc

def make(i):
    return [i, (i, i + 1), "record %d" % i]

def fill(percent):
    # The bytes that a record takes are measured, not assumed.
    stats = gc.get_stats()[2]
    if "bytes" not in stats:
        return [make(i) for i in range(20000)]
    gc.collect()
    before = gc.get_stats()[2]["bytes_used"]
    sample = [make(i) for i in range(1000)]
    gc.collect()
    after = gc.get_stats()[2]
    count = (after["bytes"] * percent // 100 - before) * 1000 // (after["bytes_used"] - before)
    del sample
    table = [None] * count
    for i in range(count):
        table[i] = make(i)
    return table

def run(n):
    table = fill(n)
    count = len(table)
    seed = 3
    for _ in range(200000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        place = seed // 8 % count
        table[place] = make(place)
    return all(record[1][0] == i for i, record in enumerate(table))

import gc, sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
stats = gc.get_stats()[2]
print(result, stats["collections"], stats.get("pause_longest", 0), stats.get("pause_total", 0), elapsed)
