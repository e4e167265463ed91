"""heapq: items that compare by themselves, and items with code of their own."""
import heapq


class Job:
    def __init__(self, rank, name):
        self.rank, self.name = rank, name

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.name}{self.rank}"


class Sour:
    def __lt__(self, other):
        raise RuntimeError("not today")


def numbers(seed, count):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2**31
        yield seed >> 8


kinds = {
    "int": lambda n: n,
    "big": lambda n: n << 60,
    "float": lambda n: n / 8,
    "mixed": lambda n: n if n % 2 else n + 0.5,
    "str": lambda n: str(n),
    "tuple": lambda n: (n % 7, n),
    "nested": lambda n: (n % 3, ("x", n / 2)),
    "job": lambda n: Job(n, "j"),
    "tuple of job": lambda n: (n % 2, n, Job(n, "t")),
}
for name, make in kinds.items():
    items = [make(n) for n in numbers(7, 40)]
    heap = []
    for item in items:
        heapq.heappush(heap, item)
    first = repr(heap[:6])
    other = items[:]
    heapq.heapify(other)
    out = [heapq.heappop(heap) for _ in range(len(heap))]
    same = repr(out) == repr([heapq.heappop(other) for _ in range(len(other))])
    print(name, first, out[:2], same)

heap = [5, 1, 4]
heapq.heapify(heap)
print(heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 3), heapq.heapreplace(heap, 9), heap)
heap = [float("nan"), 1.0, 0.5, float("inf"), -1.0]
heapq.heapify(heap)
print(heap)
heap = [3, "a"]
for action in (lambda: heapq.heapify(heap), lambda: heapq.heappush([1], "x"),
               lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1),
               lambda: heapq.heappush([Sour()], Sour()), lambda: heapq.heapify((1, 2))):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
print(heap)

print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9, 9])))
print(list(heapq.merge("adz", "BCY", key=str.lower)))
print(list(heapq.merge([9, 5, 1], [8, 5, 2], reverse=True)))
print(list(heapq.merge([(1, "a"), (1, "b")], [(1, "c")], key=lambda pair: pair[0])))
print(list(heapq.merge([(1, "a"), (1, "b")], [(1, "c")], key=lambda p: p[0], reverse=True)))
print([job.name for job in heapq.merge([Job(1, "a")], [Job(1, "b")], [Job(0, "c")])])
print(heapq.nsmallest(3, numbers(3, 20)) == sorted(numbers(3, 20))[:3])
print(heapq.nlargest(2, [Job(1, "a"), Job(2, "b"), Job(2, "c")]))
