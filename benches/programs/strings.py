# Strings formatted, joined and split. n pieces.
def run(n):
    parts = []
    for i in range(n):
        parts.append(f"item-{i}:{i % 7}")
    text = ",".join(parts)
    total = 0
    for part in text.split(","):
        name, value = part.split(":")
        total += int(value) + len(name)
        if part.startswith("item-1"):
            total += 1
    return total

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
