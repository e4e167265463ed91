# How a sort compares: which keys, in which order, how often; and what a failing one leaves.
asked = []
left = [-1]


class Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        asked.append((self.value, other.value))
        left[0] -= 1
        if left[0] == 0:
            raise KeyError
        return smaller(self.value, other.value)

    def __repr__(self):
        return str(self.value)


def plain(a, b):
    return a < b


def coarse(a, b):
    return a // 10 < b // 10


def inconsistent(a, b):
    return (a * 7919 + b * 104729) % 3 == 0


def digest(values):
    n = 0
    for value in values:
        n = (n * 1000003 + value) % 2305843009213693951
    return n


def scattered(count):
    n = count
    for _ in range(count):
        n = (n * 1103515245 + 12345) % 2147483648
        yield n >> 16 & 1023


def shapes(count):
    yield list(scattered(count))
    yield list(range(count))
    yield list(range(count, 0, -1))
    yield [-(i // 5) for i in range(count)]
    yield list(range(count // 2, count)) + list(range(count // 2))
    yield list(range(count // 10, count)) + list(range(count // 10))
    yield list(range(9 * count // 10, count)) + list(range(9 * count // 10))
    yield [i * 37 % count for i in range(count)]
    yield sorted(scattered(count // 3)) + sorted(scattered(count - count // 3), reverse=True)


def show(name, values, fail, **how):
    asked.clear()
    left[0] = fail
    keys = [Key(v) for v in values]
    try:
        keys.sort(**how)
        failed = ""
    except KeyError:
        failed = "failed"
    pairs = digest(a * 1024 + b for a, b in asked)
    print(name, len(asked), pairs, digest(key.value for key in keys), failed)


for count in (2, 63, 64, 65, 200, 333):
    for smaller in (plain, coarse, inconsistent):
        print(count, smaller.__name__)
        for values in shapes(count):
            show("up", values, -1)
        values = list(scattered(count))
        show("down", values, -1, reverse=True)
        show("early", values, count // 2)
        show("late", values, count * 4)
        show("late, down", values, count * 4, reverse=True)

smaller = plain
asked.clear()
left[0] = -1
print(sorted(scattered(200), key=Key)[:20], len(asked))
values = list(scattered(150)) + ["x"] + list(scattered(40))
try:
    values.sort()
except TypeError as e:
    print(e)
print(len(values), values.index("x"), values[:70])
pairs = [(i * 31 % 17, [i % 3], i) for i in range(150)]
print(sorted(pairs)[:12], sorted(pairs, reverse=True)[:5])
