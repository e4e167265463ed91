# All ways to place n queens, by recursion with lists.
def place(n, row, columns, rising, falling):
    if row == n:
        return 1
    count = 0
    for column in range(n):
        if columns[column] or rising[row + column] or falling[row - column + n]:
            continue
        columns[column] = rising[row + column] = falling[row - column + n] = True
        count += place(n, row + 1, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + n] = False
    return count

def run(n):
    return place(n, 0, [False] * n, [False] * (2 * n), [False] * (2 * n + 1))

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
