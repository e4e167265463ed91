# Far more is allocated than is ever alive, cycles too.
class Node:
    def __init__(self, v):
        self.v = v
        self.me = self
        self.others = []
def cycles(n):
    a = Node(n)
    b = Node(a)
    a.others.append(b)
    b.others.append(a)
    return a.others[0].v.v
total = 0
for i in range(2000):
    total += cycles(i)
    l = [i] * 20
    d = {"k": l, i: str(i) * 3}
    s = "x" * 50 + str(i)
    t = (l, d, s)
    f = lambda: (t, i)
    total += len(f()[0][2])
print(total)
keep = []
for i in range(300):
    junk = [[j] for j in range(10)]
    if i % 10 == 0: keep.append(junk[i % 7])
print(keep)
