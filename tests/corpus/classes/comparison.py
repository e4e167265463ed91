# Rich comparison, hashing, truth.
class N:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        if isinstance(o, N): return self.n == o.n
        if isinstance(o, int): return self.n == o
        return NotImplemented
    def __hash__(self): return hash(self.n)
    def __lt__(self, o): return self.n < (o.n if isinstance(o, N) else o)
    def __le__(self, o): return "le"
    def __repr__(self): return "N(%d)" % self.n
a, b = N(1), N(2)
print(a == N(1), a != N(1), a == 1, 1 == a, a == "x", a != "x", a < b, b < a, a > b, b > a, a <= b, a >= b)
print(a in [b, N(1)], [N(1), N(2)] == [1, 2], {N(1): "x"}[N(1)], {1: "int"}.get(N(1)), sorted([b, a, N(0)]), min(b, a), max([a, b]))
print(a < 5, 5 > a, (a, b) < (a, N(3)))
class NoHash:
    def __eq__(self, o): return True
try:
    hash(NoHash())
except TypeError as e:
    print(e)
try:
    {NoHash(): 1}
except TypeError as e:
    print(e)
class Weird:
    def __eq__(self, o): return "not a bool"
    def __bool__(self): return False
    def __contains__(self, x): return x
w = Weird()
print(w == 1, w != 1, not w, "yes" if w else "no", 5 in w, 0 in w)
class Only:
    def __lt__(self, o): return "lt"
try:
    Only() > 5
except TypeError as e:
    print(e)
print(Only() < 5, Only() > Only())
