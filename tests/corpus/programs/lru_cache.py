# A cache that forgets what was used least recently: a doubly linked list and a dict.


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.before = self.after = self


class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError(f"capacity must be positive, not {capacity}")
        self.capacity = capacity
        self.nodes = {}
        self.root = Node()
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after = node.after
        node.after.before = node.before

    def _push(self, node):
        last = self.root.before
        last.after = node
        node.before, node.after = last, self.root
        self.root.before = node

    def __getitem__(self, key):
        try:
            node = self.nodes[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(node)
        self._push(node)
        return node.value

    def __setitem__(self, key, value):
        if key in self.nodes:
            node = self.nodes[key]
            node.value = value
            self._unlink(node)
        else:
            if len(self.nodes) >= self.capacity:
                oldest = self.root.after
                self._unlink(oldest)
                del self.nodes[oldest.key]
            node = self.nodes[key] = Node(key, value)
        self._push(node)

    def __delitem__(self, key):
        self._unlink(self.nodes.pop(key))

    def __len__(self):
        return len(self.nodes)

    def __contains__(self, key):
        return key in self.nodes

    def __iter__(self):
        node = self.root.after
        while node is not self.root:
            yield node.key
            node = node.after

    def items(self):
        return [(key, self.nodes[key].value) for key in self]

    def __repr__(self):
        inside = ", ".join(f"{k!r}: {v!r}" for k, v in self.items())
        return f"LRUCache({self.capacity}, {{{inside}}})"


def cached(capacity):
    def decorate(function):
        cache = LRUCache(capacity)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                result = cache[args] = function(*args)
                return result

        wrapper.cache = cache
        return wrapper

    return decorate


cache = LRUCache(3)
for key in "abc":
    cache[key] = ord(key)
print(cache)
print(cache["a"], list(cache))
cache["d"] = 100
print(cache, "b" in cache, len(cache))
cache["c"] = "new"
print(list(cache), cache.hits, cache.misses)
del cache["a"]
print(cache)
for key in ("a", "zz"):
    try:
        cache[key]
    except KeyError as e:
        print("missing", e)
    try:
        del cache[key]
    except KeyError as e:
        print("cannot delete", repr(e))
try:
    LRUCache(0)
except ValueError as e:
    print(e)


@cached(50)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), fib.cache.hits, fib.cache.misses, len(fib.cache))
print(list(fib.cache)[:3], list(fib.cache)[-1])
