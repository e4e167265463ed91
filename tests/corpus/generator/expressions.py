# Generator expressions.
g = (x * x for x in range(5))
print(next(g), list(g), list(g))
print(sum(x for x in range(10)), max(len(w) for w in ["a", "bbb"]), any(x > 3 for x in range(5)), all(x for x in [1, 0]), dict((k, ord(k)) for k in "ab"), tuple(x for x in "xy"), ",".join(str(x) for x in range(3)), sorted(-x for x in range(3)))
print(list((x, y) for x in range(2) for y in range(2) if x != y), list(map(lambda g: sum(g), [(i for i in range(n)) for n in range(4)])))
n = 2
g = (x * n for x in [1, 2, 3])
n = 10
print(list(g))
def chain(*its):
    return (x for it in its for x in it)
print(list(chain("ab", range(2), [None])))
def primes():
    n = 2
    while True:
        if all(n % p for p in range(2, int(n ** 0.5) + 1)): yield n
        n += 1
p = primes()
print([next(p) for _ in range(10)])
def pipeline(xs):
    evens = (x for x in xs if x % 2 == 0)
    squares = (x * x for x in evens)
    return (x + 1 for x in squares)
print(list(pipeline(range(10))), type(pipeline([])).__name__)
gens = [count for count in (iter(range(k)) for k in range(3))]
print([list(g) for g in gens])
class Box:
    def __init__(self, *xs): self.xs = xs
    def __iter__(self):
        for x in self.xs: yield x
print(list(Box(1, 2)), [a for a in Box(Box(3))][0].xs, *Box("s"))
