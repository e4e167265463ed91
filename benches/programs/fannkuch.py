# Pancakes: the most prefix reversals that any permutation of n numbers takes.
def flips(permutation):
    row = permutation[:]
    count = 0
    first = row[0]
    while first:
        row[:first + 1] = row[first::-1]
        count += 1
        first = row[0]
    return count

def run(n):
    row = list(range(n))
    turns = [0] * n
    most = 0
    checksum = 0
    sign = 1
    while True:
        if row[0]:
            count = flips(row)
            if count > most:
                most = count
            checksum += sign * count
        sign = -sign
        # The next permutation: ever longer prefixes rotate, each as often as it is long.
        level = 1
        while True:
            if level == n:
                return f"{checksum}:{most}"
            row.insert(level, row.pop(0))
            turns[level] += 1
            if turns[level] <= level:
                break
            turns[level] = 0
            level += 1

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
