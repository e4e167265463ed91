# The time module: only what is the same on every run.
import time
a = time.perf_counter_ns()
b = time.perf_counter_ns()
print(type(a).__name__, b >= a, type(time.time()).__name__, time.time() > 1.6e9, type(time.perf_counter()).__name__, type(time.process_time()).__name__, type(time.monotonic()).__name__)
t = time.monotonic()
time.sleep(0.02)
e = time.monotonic() - t
print(0.02 <= e, time.sleep(0))
for f in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.sleep()):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(abs(time.time_ns() - time.time() * 1e9) < 1e9, time.monotonic_ns() > 0)
