# Ranges of ints of any size.
big = 10**60
r = range(big)
print(big - 1 in r, big in r, -1 in r, 0 in r, 2**200 in r)
print(r.index(big - 1), r.count(5), r.count(-5))
print(5 in range(big, 0, -1), big in range(big, 0, -1), 0 in range(big, 0, -1))
s = range(big, big + 10, 3)
print(list(s), s[1], s[0])
print(big + 3 in s, big + 4 in s, big + 12 in s)
print(list(range(-big, -big - 3, -1)))
print(list(range(big, big)), list(range(0, big, big // 2)))
it = iter(range(2**130))
print(next(it), next(it), next(it))
for attempt in (
    lambda: len(range(big)),
    lambda: range(big).index(big),
    lambda: range(big).index(-1),
    lambda: range(0, big, 2).index(3),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
print(bool(range(big)), bool(range(big, big)))
print(range(big)[10**20] if False else range(2**100)[10**20])
print(True in range(big), 5.0 in range(10), big / 1 in range(3))
