"""Set operators of a view of a dict with what can be iterated over, on either side."""
d = {1: 2, "a": 3}

def t(f):
    try:
        r = f()
        print(type(r).__name__, sorted(map(repr, r)))
    except TypeError as e:
        print(e)

class Has:
    def __iter__(self):
        return iter((1, 5))

class Reflects(list):
    def __and__(self, other):
        return ["own"]

for other in ([1, 5], (1,), "ab", Has(), Reflects([1]), {1: 0}, {1}, frozenset("a"), range(2), 0, None, 1.5, [[]], {1: 2}.items()):
    for view in (d.keys(), d.items(), d.values()):
        t(lambda: other & view)
        t(lambda: other | view)
        t(lambda: other ^ view)
        t(lambda: other - view)
        t(lambda: view & other)
        t(lambda: view - other)
