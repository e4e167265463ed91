"""Ints at the borders of 47, 63, 64, 95 and 96 bits: operators, comparisons, hashes, keys."""

edges = []
for bits in (31, 32, 46, 47, 48, 62, 63, 64, 95, 96, 97, 127, 128):
    for near in (-1, 0, 1):
        edges.append((1 << bits) + near)
values = [0, 1, -1, 7, -1000, True] + edges + [-n for n in edges]


def digest(results):
    """Few digits of many numbers."""
    total = 0
    for r in results:
        total = (total * 1000003 + r) % (10**18 + 9)
    return total


def floor(a, b):
    return a // b if b else 0


def rest(a, b):
    return a % b if b else 0


operators = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": floor,
    "%": rest,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
}
for name, op in operators.items():
    print(name, digest([op(a, b) for a in values for b in values]))
for shift in (0, 1, 16, 30, 31, 32, 47, 64, 100, 200):
    print(shift, digest([a << shift for a in values]), digest([a >> shift for a in values]))
print(digest([~a for a in values]), digest([-a for a in values]), digest(map(abs, values)))
print(digest(map(hash, values)), [hash(n) for n in (1 << 61, (1 << 61) - 1, -(1 << 61), 1 << 64)])
print([a / 3 for a in edges[9:14]], [divmod(a, -7) for a in edges[12:16]])
print(digest([a.bit_length() * 200 + a.bit_count() for a in values]))

# As keys, also of equal floats.
table = {n: i for i, n in enumerate(values)}
print(len(table), all(table[n + 1 - 1] == table[n] for n in values))
print([table[float(1 << b)] == table[1 << b] for b in (47, 63, 64, 96)], (1 << 64) + 2 in table)
print(len(set(values)), sorted(values) == sorted(reversed(values)), max(values), min(values))

# Bools stay bools among themselves alone.
big = 1 << 60
print(True & big, True | big, True ^ big, type(True & 1), type(True & True), big + True)

# What fails.
for broken in (lambda: big // 0, lambda: big % 0, lambda: big << -1, lambda: big >> -1, lambda: big + "1"):
    try:
        broken()
    except Exception as e:
        print(type(e).__name__, e)

# Generators of random numbers are made of these.
state, seen = 88172645463325252, []
for _ in range(1000):
    state ^= state << 13 & 0xFFFFFFFFFFFFFFFF
    state ^= state >> 7
    state ^= state << 17 & 0xFFFFFFFFFFFFFFFF
    seen.append(state)
print(state, digest(seen))
hashed = 0xCBF29CE484222325
for byte in b"some text to hash":
    hashed = (hashed ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
print(hex(hashed))
