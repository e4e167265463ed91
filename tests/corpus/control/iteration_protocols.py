# Iteration through __iter__/__next__ and through __getitem__.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError(i)
        return i * i
class Fresh:
    def __iter__(self): return iter([1, 2])
for x in Countdown(3): print(x, end=" ")
print(list(Countdown(4)), tuple(Squares()), list(Fresh()), 9 in Squares(), 10 in Squares(), 1 in Countdown(3), sum(Countdown(5)))
a, b, *c = Countdown(5)
print(a, b, c, max(Squares()), sorted(Countdown(3)), dict(zip("ab", Squares())), list(zip(Countdown(3), Fresh())))
it = iter(Fresh())
print(next(it), next(it), next(it, "done"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)
class NotIter:
    def __iter__(self): return 5
class Bad:
    __iter__ = None
for f in (lambda: iter(NotIter()), lambda: iter(Bad()), lambda: list(Bad()), lambda: iter(3)):
    try:
        f()
    except TypeError as e:
        print(e)
calls = []
def produce():
    calls.append(1)
    return len(calls)
print(list(iter(produce, 4)))
class Boom:
    def __iter__(self): return self
    def __next__(self): raise KeyError("inside next")
try:
    for x in Boom(): pass
except KeyError as e:
    print(e)
