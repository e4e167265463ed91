# Lists nested n deep, from the outside and from the inside, and rings of n nodes.
class Node:
    def __init__(self, following):
        self.following = following

def inwards(n):
    outer = inner = []
    for _ in range(n):
        deeper = []
        inner.append(deeper)
        inner.append(None)
        inner = deeper
    return outer

def outwards(n):
    inner = []
    for _ in range(n):
        inner = [inner, None]
    return inner

def ring(n):
    first = last = Node(None)
    for _ in range(n):
        last = Node(last)
    first.following = last
    return last

def depth(outer):
    count = 0
    while outer:
        outer = outer[0]
        count += 1
    return count

def run(n):
    total = 0
    kept = inwards(n)
    for _ in range(5):
        total += depth(outwards(n))
        node = ring(n)
        gc.collect()
        for _ in range(10):
            node = node.following
    return total + depth(kept)

import gc, sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
stats = gc.get_stats()[2]
print(result, stats["collections"], stats.get("pause_longest", 0), stats.get("pause_total", 0), elapsed)
