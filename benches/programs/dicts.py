# Words counted in a dict. n words.
def run(n):
    words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    counts = {}
    numbers = {}
    seed = 1
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        word = words[seed % 8]
        counts[word] = counts.get(word, 0) + 1
        key = seed % 1000
        if key in numbers:
            numbers[key] += 1
        else:
            numbers[key] = 1
    total = 0
    for word, count in counts.items():
        total += len(word) * count
    return total + len(numbers)

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
