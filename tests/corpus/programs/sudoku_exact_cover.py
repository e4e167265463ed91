# Sudoku as an exact cover, solved with generators; and a check of the solution.

PUZZLE = """
53..7....
6..195...
.98....6.
8...6...3
4..8.3..1
7...2...6
.6....28.
...419..5
....8..79
"""


def constraints(row, column, digit):
    yield "cell", row, column
    yield "row", row, digit
    yield "column", column, digit
    yield "box", row // 3 * 3 + column // 3, digit


def select(choices, by_constraint, choice):
    removed = []
    for constraint in choices[choice]:
        for other in by_constraint[constraint]:
            for other_constraint in choices[other]:
                if other_constraint != constraint:
                    by_constraint[other_constraint].remove(other)
        removed.append(by_constraint.pop(constraint))
    return removed


def deselect(choices, by_constraint, choice, removed):
    for constraint in reversed(choices[choice]):
        by_constraint[constraint] = removed.pop()
        for other in by_constraint[constraint]:
            for other_constraint in choices[other]:
                if other_constraint != constraint:
                    by_constraint[other_constraint].add(other)


def solutions(choices, by_constraint, partial):
    if not by_constraint:
        yield list(partial)
        return
    tightest = min(by_constraint, key=lambda c: (len(by_constraint[c]), c))
    for choice in sorted(by_constraint[tightest]):
        partial.append(choice)
        removed = select(choices, by_constraint, choice)
        yield from solutions(choices, by_constraint, partial)
        deselect(choices, by_constraint, choice, removed)
        partial.pop()


def solve(puzzle):
    choices = {(r, c, d): list(constraints(r, c, d)) for r in range(9) for c in range(9) for d in range(1, 10)}
    by_constraint = {}
    for choice, wanted in choices.items():
        for constraint in wanted:
            by_constraint.setdefault(constraint, set()).add(choice)
    given = []
    for r, line in enumerate(puzzle.split()):
        for c, text in enumerate(line):
            if text != ".":
                select(choices, by_constraint, (r, c, int(text)))
                given.append((r, c, int(text)))
    for solution in solutions(choices, by_constraint, given):
        grid = [[0] * 9 for _ in range(9)]
        for r, c, d in solution:
            grid[r][c] = d
        yield grid


def is_solved(grid):
    full = set(range(1, 10))
    boxes = [[grid[r + i][c + j] for i in range(3) for j in range(3)] for r in (0, 3, 6) for c in (0, 3, 6)]
    return all(set(part) == full for part in [*grid, *zip(*grid), *boxes])


grid = next(solve(PUZZLE))
for row in grid:
    print(*row)
print(is_solved(grid))
grid[0][0], grid[0][1] = grid[0][1], grid[0][0]
print(is_solved(grid))
