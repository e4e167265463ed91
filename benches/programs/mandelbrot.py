# Floats: points of the Mandelbrot set on an n by n grid.
def inside(x, y):
    a = b = 0.0
    for i in range(50):
        a, b = a * a - b * b + x, 2.0 * a * b + y
        if a * a + b * b > 4.0:
            return False
    return True

def run(n):
    count = 0
    for row in range(n):
        y = 2.0 * row / n - 1.0
        for column in range(n):
            if inside(3.0 * column / n - 2.0, y):
                count += 1
    return count

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
