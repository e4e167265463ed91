# All ways to place n queens, by generators that delegate to generators.
def permutations(items, length):
    if length == 0:
        yield ()
        return
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:], length - 1):
            yield (item,) + rest

def placements(n, row, columns):
    if row == n:
        yield columns
        return
    for column in range(n):
        if all(column != c and abs(column - c) != row - r for r, c in enumerate(columns)):
            yield from placements(n, row + 1, columns + (column,))

def by_permutations(n):
    everything = range(n)
    for columns in permutations(list(everything), n):
        rising = set(columns[i] + i for i in everything)
        falling = set(columns[i] - i for i in everything)
        if len(rising) == n == len(falling):
            yield columns

def run(n):
    total = 0
    for columns in placements(n, 0, ()):
        total += sum(i * c for i, c in enumerate(columns))
    return total + len(list(by_permutations(n - 1)))

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
