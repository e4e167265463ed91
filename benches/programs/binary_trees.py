# Binary trees made, counted and dropped, beside one that stays. Depth n.
class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()

def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))

def run(n):
    lasting = make(n)
    total = 0
    for depth in range(4, n + 1, 2):
        for _ in range(1 << (n - depth)):
            total += make(depth).count()
    return total + lasting.count()

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
