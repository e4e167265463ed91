# RecursionError at a limit far above the usual one.
import sys
depth = 0
def f():
    global depth
    depth += 1
    f()
for limit in (5000, 1000, 20000):
    sys.setrecursionlimit(limit)
    depth = 0
    try:
        f()
    except RecursionError as e:
        print(e, abs(depth - limit) < 5)
