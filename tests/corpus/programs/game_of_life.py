# Conway's game on an endless plane: sets of cells, patterns, periods.

PATTERNS = {
    "blinker": "OOO",
    "glider": ".O.\n..O\nOOO",
    "block": "OO\nOO",
    "toad": ".OOO\nOOO.",
    "acorn": ".O.....\n...O...\nOO..OOO",
    "diehard": "......O.\nOO......\n.O...OOO",
}


def parse(text):
    return frozenset((x, y) for y, line in enumerate(text.splitlines()) for x, c in enumerate(line) if c == "O")


def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = x + dx, y + dy
                    counts[key] = counts.get(key, 0) + 1
    return frozenset(cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells)


def normal(cells):
    if not cells:
        return cells, (0, 0)
    left, top = min(x for x, _ in cells), min(y for _, y in cells)
    return frozenset((x - left, y - top) for x, y in cells), (left, top)


def show(cells):
    cells, _ = normal(cells)
    if not cells:
        return "(empty)"
    width, height = max(x for x, _ in cells) + 1, max(y for _, y in cells) + 1
    return "\n".join("".join(".O"[(x, y) in cells] for x in range(width)) for y in range(height))


def period(cells, limit=50):
    shape, (x, y) = normal(cells)
    for n in range(1, limit):
        cells = step(cells)
        other, (u, v) = normal(cells)
        if other == shape:
            return n, (u - x, v - y)
    return None


for name, text in PATTERNS.items():
    cells = parse(text)
    print(name, len(cells), period(cells, 6))
cells = parse(PATTERNS["glider"])
for generation in range(5):
    print(show(cells), normal(cells)[1])
    cells = step(cells)
cells = parse(PATTERNS["acorn"])
print([len(cells := step(cells)) for _ in range(25)])
print(show(cells))
print(step(frozenset()), show(step(parse("OO"))))
