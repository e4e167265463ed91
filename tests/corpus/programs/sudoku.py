# A sudoku solved by backtracking.
puzzle = ("530070000600195000098000060800060003400803001700020006060000280000419005000080079")
board = [int(c) for c in puzzle]
peers = {}
for i in range(81):
    r, c = divmod(i, 9)
    peers[i] = [j for j in range(81) if j != i and (j // 9 == r or j % 9 == c or (j // 27 == r // 3 and j % 9 // 3 == c // 3))]
calls = 0
def solve():
    global calls
    calls += 1
    best = None
    for i in range(81):
        if board[i] == 0:
            used = [board[j] for j in peers[i]]
            options = [v for v in range(1, 10) if v not in used]
            if best is None or len(options) < len(best[1]):
                best = i, options
    if best is None:
        return True
    i, options = best
    for v in options:
        board[i] = v
        if solve():
            return True
    board[i] = 0
    return False
print(solve(), calls)
for r in range(9): print(*board[r * 9:r * 9 + 9])
assert all(board[i] != board[j] for i in range(81) for j in peers[i])
