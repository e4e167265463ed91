# A heap with decrease-key, and what is built on it: sorting, merging, a scheduler.


class Heap:
    """A binary heap of (priority, item), with the place of each item."""

    def __init__(self, pairs=()):
        self.entries, self.place = [], {}
        for priority, item in pairs:
            self.push(priority, item)

    def __len__(self):
        return len(self.entries)

    def __bool__(self):
        return bool(self.entries)

    def _swap(self, i, j):
        e = self.entries
        e[i], e[j] = e[j], e[i]
        self.place[e[i][1]], self.place[e[j][1]] = i, j

    def _up(self, i):
        while i > 0 and self.entries[i][0] < self.entries[(i - 1) >> 1][0]:
            self._swap(i, (i - 1) >> 1)
            i = (i - 1) >> 1

    def _down(self, i):
        while True:
            smallest = min((k for k in (i, 2 * i + 1, 2 * i + 2) if k < len(self)), key=lambda k: self.entries[k][0])
            if smallest == i:
                return
            self._swap(i, smallest)
            i = smallest

    def push(self, priority, item):
        if item in self.place:
            raise ValueError(f"{item!r} is in the heap")
        self.entries.append((priority, item))
        self.place[item] = len(self) - 1
        self._up(len(self) - 1)

    def pop(self):
        if not self.entries:
            raise IndexError("pop from an empty heap")
        self._swap(0, len(self) - 1)
        priority, item = self.entries.pop()
        del self.place[item]
        if self.entries:
            self._down(0)
        return priority, item

    def change(self, item, priority):
        i = self.place[item]
        old, _ = self.entries[i]
        self.entries[i] = priority, item
        (self._up if priority < old else self._down)(i)

    def is_valid(self):
        return all(self.entries[i][0] >= self.entries[(i - 1) >> 1][0] for i in range(1, len(self))) and all(self.entries[i][1] == item for item, i in self.place.items())

    def __iter__(self):
        while self:
            yield self.pop()


def heap_sort(values):
    return [v for v, _ in Heap((v, i) for i, v in enumerate(values))]


def merge(*sources):
    heap, iterators = Heap(), [iter(s) for s in sources]
    for i, source in enumerate(iterators):
        for value in source:
            heap.push((value, i), i)
            break
    while heap:
        (value, i), _ = heap.pop()
        yield value
        for value in iterators[i]:
            heap.push((value, i), i)
            break


def random_numbers(count, seed=7):
    for _ in range(count):
        seed = seed * 16807 % 2147483647
        yield seed % 100


print(heap_sort(random_numbers(20)))
print(heap_sort(random_numbers(200)) == sorted(random_numbers(200)))
print(list(merge([1, 4, 9], [2, 3, 10], [], range(0, 20, 6))))
heap = Heap(((9, "i"), (5, "e"), (7, "g"), (1, "a")))
heap.change("i", 0)
heap.change("a", 8)
print(heap.is_valid(), len(heap), heap.entries[0])
heap.push(6, "f")
try:
    heap.push(1, "f")
except ValueError as e:
    print(e)
try:
    heap.change("zz", 1)
except KeyError as e:
    print(repr(e))
print([item for _, item in heap], bool(heap))
try:
    heap.pop()
except IndexError as e:
    print(e)


def task(name, steps):
    for i in range(steps):
        yield f"{name}{i}"


tasks = {"a": task("a", 3), "b": task("b", 2), "c": task("c", 4)}
ready, log, clock = Heap(), [], 0
for n, name in enumerate(tasks):
    ready.push((n, name), name)
while ready:
    (when, _), name = ready.pop()
    for step in tasks[name]:
        log.append((when, step))
        ready.push((when + len(name) + ord(name) % 3, name), name)
        break
print(log)
