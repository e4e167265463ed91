# Memory filled to the brim by n rounds of several structures, each dropped when it is full.
def lists():
    kept = []
    while True:
        kept.append([len(kept)])

def dicts():
    kept = {}
    while True:
        kept[len(kept)] = str(len(kept))

def tuples():
    kept = ()
    while True:
        kept = (kept, 1)

def strings():
    text = "x"
    while True:
        text += text

def run(n):
    errors = 0
    for _ in range(n):
        for grow in (lists, dicts, tuples, strings):
            try:
                grow()
            except MemoryError:
                errors += 1
    return errors

import gc, sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
stats = gc.get_stats()[2]
print(result, stats["collections"], stats.get("pause_longest", 0), stats.get("pause_total", 0), elapsed)
