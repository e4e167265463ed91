# Conway's game of life on a torus.
class Life:
    def __init__(self, text):
        self.rows = [[c == "#" for c in line] for line in text.split("\n")]
        self.height, self.width = len(self.rows), len(self.rows[0])
    def __getitem__(self, at):
        y, x = at
        return self.rows[y % self.height][x % self.width]
    def neighbours(self, y, x):
        return sum([self[y + dy, x + dx] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)])
    def step(self):
        self.rows = [[(n := self.neighbours(y, x)) == 3 or (n == 2 and self[y, x]) for x in range(self.width)] for y in range(self.height)]
        return self
    def __str__(self): return "\n".join("".join(".#"[c] for c in row) for row in self.rows)
    def __len__(self): return sum(map(sum, self.rows))
life = Life(".#......\n..#.....\n###.....\n........\n........\n........")
print(life, len(life), sep="\n")
for generation in range(8): life.step()
print(life, len(life), sep="\n")
