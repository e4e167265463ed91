"""Lists as heaps: what is native code in CPython."""

import _heap


def _up(heap, start, at):
    if not start and _heap.up(heap, at):
        return
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
    # Natives compare numbers, strings and tuples of them; whatever else runs code of its own.
    if _heap.down(heap, at):
        return
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


def _need_list(heap, name, argument="argument"):
    if not isinstance(heap, list):
        kind = None if heap is None else type(heap).__name__
        raise TypeError(f"{name}() {argument} must be list, not {kind}")


def heappush(heap, item, /):
    _need_list(heap, "heappush", "argument 1")
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    _need_list(heap, "heappop")
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
    _need_list(heap, "heapreplace", "argument 1")
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappushpop(heap, item, /):
    _need_list(heap, "heappushpop", "argument 1")
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    _need_list(heap, "heapify")
    for i in reversed(range(_heap.heapify(heap))):
        _down(heap, i)


def _down_max(heap, at):
    """As `_down` where the greatest is on top."""
    end = len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        if not item < heap[child]:
            break
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item


def _heapify_max(heap, /):
    _need_list(heap, "_heapify_max")
    for i in reversed(range(len(heap) // 2)):
        _down_max(heap, i)


def _heappop_max(heap, /):
    _need_list(heap, "_heappop_max")
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    item = heap[0]
    heap[0] = last
    _down_max(heap, 0)
    return item


def _heapreplace_max(heap, item, /):
    _need_list(heap, "_heapreplace_max", "argument 1")
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _down_max(heap, 0)
    return first
