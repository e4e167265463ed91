"""Lists as heaps: the item at `k` is no more than those at `2k+1` and `2k+2`."""


def _up(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        other = heap[parent]
        if not item < other:
            break
        heap[at] = other
        at = parent
    heap[at] = item


def _down(heap, at):
    end = len(heap)
    start = at
    item = heap[at]
    # The smaller child goes up until a leaf is reached, then the item finds its place from
    # there: most items belong near the leaves.
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _up(heap, start, at)


def heappush(heap, item, /):
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if heap:
        item = heap[0]
        heap[0] = last
        _down(heap, 0)
        return item
    return last


def heapreplace(heap, item, /):
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappushpop(heap, item, /):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    for i in reversed(range(len(heap) // 2)):
        _down(heap, i)


def _first(entries, reverse):
    best = entries[0]
    for entry in entries:
        if best[0] < entry[0] if reverse else entry[0] < best[0]:
            best = entry
    return best


def merge(*iterables, key=None, reverse=False):
    entries = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for item in it:
            entries.append([item if key is None else key(item), order, item, it])
            break

    while len(entries) > 1:
        entry = _first(entries, reverse)
        yield entry[2]
        try:
            item = next(entry[3])
        except StopIteration:
            entries = [other for other in entries if other is not entry]
        else:
            entry[0] = item if key is None else key(item)
            entry[2] = item
    if entries:
        yield entries[0][2]
        yield from entries[0][3]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
