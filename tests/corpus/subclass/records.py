# A tuple with named fields; a counter; a dict with a default; keys without case.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class T(tuple):
    pass


class P(T):
    __slots__ = ()

    def __new__(cls, x, y):
        return tuple.__new__(cls, (x, y))
    x = property(lambda self: self[0])
    y = property(lambda self: self[1])

    def __repr__(self):
        return 'P(x=%r, y=%r)' % self

    def _replace(self, **kw):
        return P(kw.get('x', self.x), kw.get('y', self.y))


p = P(1, 2)
print(p, p.x, p._replace(y=5), p == (1, 2), sorted([P(2, 1), P(1, 9)]))
print(P(1, 2) < P(1, 3), {P(1, 2): 3}[1, 2], p + (3,), max(P(1, 2), P(3, 0)).x)
print(tuple(p), [a for a in p], str(p), f'{p}', '%s' % (p,))
match p:
    case [a, b]:
        print('match', a, b)


class Counter(dict):

    def __init__(self, it=()):
        super().__init__()
        for x in it:
            self[x] = self.get(x, 0) + 1

    def most(self):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))

    def __add__(self, o):
        r = Counter()
        for d in (self, o):
            for k, v in d.items():
                r[k] = r.get(k, 0) + v
        return r


c = Counter('abracadabra')
print(c.most(), (c + Counter('aaz')).most(), c['a'], len(c), 'z' in c, c.pop('a'))
print(dict(c))


class DD(dict):

    def __init__(self, f):
        self.f = f
        super().__init__()

    def __missing__(self, k):
        v = self[k] = self.f()
        return v


d = DD(list)
d['a'].append(1)
d['a'].append(2)
d['b']
print(d, d.get('zz'), 'zz' in d)


class Low(dict):

    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())

    def __contains__(self, k):
        return super().__contains__(k.lower())

    def __delitem__(self, k):
        super().__delitem__(k.lower())


l = Low()
l['ABC'] = 1
print(l['aBc'], 'Abc' in l, l, list(l), l.get('ABC'), e(lambda: l['q']))
del l['ABC']
print(l)
