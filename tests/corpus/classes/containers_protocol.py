# A class that is a container: every special method that the language calls.
class Table:
    def __init__(self, **items):
        self.items = items
        self.log = []

    def note(self, *what):
        self.log.append(what)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        self.note("get", key)
        if isinstance(key, slice):
            return (key.start, key.stop, key.step)
        return self.items[key]

    def __setitem__(self, key, value):
        self.note("set", key, value)
        self.items[key] = value

    def __delitem__(self, key):
        self.note("del", key)
        del self.items[key]

    def __contains__(self, key):
        self.note("in", key)
        return key in self.items

    def __iter__(self):
        self.note("iter")
        return iter(self.items)

    def __reversed__(self):
        self.note("reversed")
        return reversed(list(self.items))

    def __missing__(self, key):
        return "never asked"

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __bool__(self):
        self.note("bool")
        return bool(self.items)

    def keys(self):
        self.note("keys")
        return self.items.keys()


t = Table(a=1, b=2)
print(t["a"], t[1:2], t[::3], t[:], t[1:2, 3] if False else "", len(t), "a" in t, "z" not in t, list(t), list(reversed(t)), bool(t), [*t], {**t}, dict(t), t(1, x=2))
t["c"] = 3
t["c"] += 10
t[1, 2] = "tuple"
t[...] = "dots"
del t["a"]
print(t.items, t.log)
t.log.clear()
for key in t:
    print(key, end=" ")
a, b, *rest = t
print(a, b, rest, sorted(map(str, t)), max(map(str, t)), t.log)
for f in (lambda: t["zz"], lambda: t.__delitem__("zz"), lambda: t[[]]):
    try:
        print(f())
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)


class Sequence:
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, i):
        print("item", i, end="; ")
        return self.items[i]


s = Sequence(3, 1, 2)
print(list(s), 2 in s, 9 in s, sorted(s), [*s], max(s), sum(s))
try:
    print(len(s))
except TypeError as e:
    print(e)
print(s[-1], s[0:2], list(zip(s, "ab")), bool(s), tuple(map(str, s)))


class Counting(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value


c = Counting()
print(c["x"], c["y"], c["x"], c, c.get("z"), "z" in c, type(c).__name__, len(c))


class Stack(list):
    def push(self, v):
        self.append(v)
        return self

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


k = Stack([1]).push(2).push(3)
print(k, k[0], k[1:], k.pop(), len(k), list(k), k == [1, 2], type(k + [1]).__name__, sorted(k, reverse=True), isinstance(k, list))
