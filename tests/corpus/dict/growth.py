# Many keys, deletions and re-insertions keep order.
d = {}
for i in range(1000):
    d[i * 7 % 1009] = i
for i in range(0, 1000, 2):
    del d[i * 7 % 1009]
for i in range(0, 1000, 4):
    d[i * 7 % 1009] = -i
print(len(d), list(d)[:5], list(d)[-5:], sum(d.values()))
words = ("the quick brown fox jumps over the lazy dog the end of the fox " * 50).split()
count = {}
for w in words:
    count[w] = count.get(w, 0) + 1
print(count)
big = {str(i): i for i in range(5000)}
print(all(big[str(i)] == i for i in range(5000)), len(big))
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, Key) and self.n == o.n
c = {Key(i): i for i in range(20)}
print([c[Key(i)] for i in range(20)], Key(50) in c)
t = {}
t[2 ** 70] = "big"
t[-1] = "m1"
t[-2] = "m2"
t["-1"] = "s"
print(t[2 ** 70], t[-1], t[-2], t["-1"], t)
