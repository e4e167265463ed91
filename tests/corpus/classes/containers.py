# len, items, containment, iteration and call through methods.
class Grid:
    def __init__(self): self.cells = {}
    def __setitem__(self, k, v): self.cells[k] = v
    def __getitem__(self, k): return self.cells.get(k, ".")
    def __delitem__(self, k): del self.cells[k]
    def __len__(self): return len(self.cells)
    def __contains__(self, k): return k in self.cells
    def __iter__(self): return iter(sorted(self.cells))
    def __call__(self, *a, **k): return a, k
    def __reversed__(self): return iter(["rev"])
g = Grid()
print(len(g), bool(g))
g[1, 2] = "x"
g[0, 0] = "o"
print(g[1, 2], g[5, 5], len(g), bool(g), (0, 0) in g, (9, 9) in g, list(g), g(1, k=2), list(reversed(g)))
del g[1, 2]
print(len(g))
try:
    del g[7]
except KeyError as e:
    print(e)
class Slices:
    def __getitem__(self, i): return i
s = Slices()
print(s[1], s[1:2], s[::3], s[1, 2:3], s[...], s["k"])
class BadLen:
    def __len__(self): return -1
class StrLen:
    def __len__(self): return "x"
for x in (BadLen(), StrLen()):
    try:
        len(x)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class Idx:
    def __index__(self): return 2
print([10, 20, 30][Idx()], "abc"[Idx()], list(range(Idx())), hex(Idx()))
