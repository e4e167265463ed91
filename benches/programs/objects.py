# Short-lived objects: vectors that are added. n rounds.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

def run(n):
    position = Vector(0, 0)
    step = Vector(1, 2)
    for i in range(n):
        position = position + step
    return position.x + position.y

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
