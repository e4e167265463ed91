# heapq and bisect.
import heapq, bisect


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


h = []
for n in [5, 3, 8, 1, 9, 2, 7, 3]:
    heapq.heappush(h, n)
print(h, [heapq.heappop(h) for _ in range(8)])
h = [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
heapq.heapify(h)
print(h, heapq.heapreplace(h, 100), h, heapq.heappushpop(h, -1), heapq.heappushpop(h, 50), h)
print(heapq.nsmallest(3, [5, 1, 4, 2]), heapq.nlargest(2, "hello"), heapq.nsmallest(2, ["aaa", "b", "cc"], key=len), heapq.nlargest(10, [1, 2]), heapq.nsmallest(0, [1]))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge()), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
t(lambda: heapq.heappop([])); t(lambda: heapq.heapreplace([], 1)); t(lambda: heapq.heapify([1, "a"])); t(lambda: heapq.heappushpop([], 4))
seed = 12345
items = []
for _ in range(200):
    seed = (seed * 1103515245 + 12345) % 2**31
    items.append(seed % 1000)
h = list(items)
heapq.heapify(h)
print(h[:20], all(h[(i - 1) // 2] <= h[i] for i in range(1, len(h))), [heapq.heappop(h) for _ in items] == sorted(items))
h = []
for i, n in enumerate(items[:30]):
    heapq.heappush(h, (n, -i))
print(h)
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 0), bisect.bisect_left(a, 9), bisect.bisect(a, 3, 0, 2), bisect.bisect_left(a, 3, 2))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a, bisect.bisect([(1, "a"), (3, "b")], 2, key=lambda p: p[0]))
b = ["aaa", "bb", "c"]
bisect.insort(b, "dd", key=lambda s: -len(s))
print(b)
t(lambda: bisect.bisect([1], 1, -1)); t(lambda: bisect.bisect([1, "a"], 5, 0, 2))
