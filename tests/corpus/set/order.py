# Sets of numbers iterate in the order that their tables give.
print({3, 1, 2}, {100, 5, 33, 64, 8}, {8, 16, 24, 32, 40}, {1.5, 0.25, 2, -1, True}, {None, 1, 2}, {-1, -2, -3}, {10**20, 10**30, 5})
print(set(range(20)), set(range(0, 200, 17)), set([5, 5, 1]), set((9, 1)), frozenset([33, 1, 65, 97]), {(1, 2), (3, 4), (0, 0), (5, 6, 7)}, {(), (1,), ((2,), 3)})
print({1, 2, 3, 4, 5, 37, 69}, {0, 32, 64, 96}, {32, 0, 96, 64, 128, 160}, {x * x for x in range(15)})
print(hash((1, 2, 3)), hash(()), hash((1.5, None)), hash(frozenset([1, 2, 3])), hash(frozenset()), hash(((1,), frozenset([4]))), hash((-1,)), hash(None))
seed = 12345


def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


def check(s):
    print(list(s), end=" ")


s = set()
for step in range(300):
    n = rand(60) * (1, 3, 8, 64, 1000, 2**20)[rand(6)]
    op = rand(5)
    if op < 3:
        s.add(n)
    elif op == 3:
        s.discard(n)
    elif s:
        print(s.pop(), end=" ")
    if step % 50 == 49:
        check(s)
        print()
for trial in range(25):
    a = {rand(50) * (1, 7, 16)[rand(3)] for _ in range(rand(25))}
    b = set([rand(50) for _ in range(rand(40))])
    check(a); check(b); check(a | b); check(a & b); check(a - b); check(b - a); check(a ^ b); check(b ^ a)
    check(a.union(b, [1, 70, 33])); check(a.intersection(list(b))); check(a.difference(list(b), (1, 2))); check(a.symmetric_difference(tuple(b)))
    c = a.copy(); c |= b; check(c); c -= {1, 2, 3, 16}; check(c); c ^= b; check(c); c &= a; check(c)
    c = set(a); c.update(range(5), {99: 1}); check(c); c.difference_update(b, [7]); check(c); c.symmetric_difference_update([3, 4, 500]); check(c); c.intersection_update(range(0, 600, 2)); check(c)
    f = frozenset(b); check(f); check(f | a); check(a | f); check(set(f)); check(frozenset(a)); check({**dict.fromkeys(a)}.keys() | b); check(dict.fromkeys(a).keys() - b); check(sorted(dict.fromkeys(a).keys() & b))
    while a and rand(4):
        print(a.pop(), end=";")
        a.add(rand(100))
    check(a); print()
    d = dict.fromkeys(range(rand(12)))
    check(set(d)); check(set(d.items())); check({(x, y) for x in range(4) for y in range(rand(5))})
    print()
big = set(range(0, 3000, 7))
for n in range(0, 3000, 14):
    big.discard(n)
big |= set(range(5000, 5050))
print(list(big)[:40], len(big), sum(big))
big.clear(); big.add(40); big.add(8); print(big)
w = {1}
order = []
while w:
    n = w.pop()
    order.append(n)
    if n < 200:
        w.add(n * 2); w.add(n * 3)
print(order)
floats = {0.1 * i for i in range(12)} | {2.0**70, -0.5, 1e300}
print(floats)
