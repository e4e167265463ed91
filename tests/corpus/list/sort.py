# sort and sorted: stability, keys, errors.
l = [3, 1, 2]
print(l.sort(), l)
l.sort(reverse=True)
print(l)
words = ["banana", "Apple", "cherry", "date", "fig"]
print(sorted(words), sorted(words, key=len), sorted(words, key=str.lower), sorted(words, key=len, reverse=True))
pairs = [(1, "b"), (0, "a"), (1, "a"), (0, "b")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted([3.5, 1, True, 0, -2.5]), sorted("hello"), sorted({3: 0, 1: 0}), sorted((2, 1)), sorted([]))
class K:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __repr__(self): return f"K{self.v}"
print(sorted([K(3), K(1), K(2)]))
for f in (lambda: [1, "a"].sort(), lambda: [None, None].sort(), lambda: sorted([1], 2), lambda: [{}, {}].sort(), lambda: sorted([1, 2], key=5)):
    try:
        f()
    except TypeError as e:
        print(e)
x = 12345
seq = []
for i in range(300):
    x = (x * 1103515245 + 12345) % 2147483648
    seq.append(x % 1000)
s = sorted(seq)
print(s[:5], s[-5:], all(s[i] <= s[i + 1] for i in range(299)), sum(s) == sum(seq))
def boom(x): raise KeyError(x)
try:
    seq.sort(key=boom)
except KeyError as e:
    print("raised", len(seq), e.args == (seq[0],))
