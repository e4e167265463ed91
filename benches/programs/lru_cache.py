# Lists, dicts and cycles that live for a while: a cache that drops its oldest. n entries made.
class Entry:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.previous = self
        self.following = self

    def unlink(self):
        self.previous.following = self.following
        self.following.previous = self.previous

class Cache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}
        self.ring = Entry(None, None)

    def link_first(self, entry):
        ring = self.ring
        entry.previous = ring
        entry.following = ring.following
        ring.following.previous = entry
        ring.following = entry

    def get(self, key, make):
        entry = self.entries.get(key)
        if entry is not None:
            entry.unlink()
            self.link_first(entry)
            return entry.value
        if len(self.entries) >= self.capacity:
            oldest = self.ring.previous
            oldest.unlink()
            del self.entries[oldest.key]
        entry = Entry(key, make(key))
        self.entries[key] = entry
        self.link_first(entry)
        return entry.value

def make_value(key):
    return [key, str(key), (key, key + 1)]

def run(n):
    cache = Cache(n // 10)
    seed = 5
    total = 0
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        value = cache.get(seed // 64 % (n // 5), make_value)
        total += value[0] + len(value[1]) + value[2][1]
    return total

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
