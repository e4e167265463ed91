"""Lists as heaps: the item at `k` is no more than those at `2k+1` and `2k+2`."""

from _heapq import (
    _heapify_max, _heappop_max, _heapreplace_max, heapify, heappop, heappush, heappushpop, heapreplace,
)

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


class _Later:
    """A key whose order is turned round."""

    __slots__ = ("key",)

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return other.key < self.key

    def __eq__(self, other):
        return self.key == other.key


def merge(*iterables, key=None, reverse=False):
    def ranked(item):
        rank = item if key is None else key(item)
        return _Later(rank) if reverse else rank

    entries = []
    for order, iterable in enumerate(iterables):
        it = iter(iterable)
        for item in it:
            entries.append((ranked(item), order, item, it))
            break
    heapify(entries)
    while len(entries) > 1:
        _, order, item, it = entries[0]
        yield item
        for item in it:
            heapreplace(entries, (ranked(item), order, item, it))
            break
        else:
            heappop(entries)
    if entries:
        yield entries[0][2]
        yield from entries[0][3]


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
