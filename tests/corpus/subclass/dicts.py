# Classes derived from dict: __missing__, attributes by __getattr__, ** and |.


def f(*a, **k):
    return (a, k)


class D(dict):

    def __missing__(self, k):
        return k * 2

    def __getattr__(self, n):
        try:
            return self[n]
        except KeyError:
            raise AttributeError(n)


d = D(a=1, b=2)
print(d, d['a'], d['zz'], d.get('zz'), len(d), 'a' in d, list(d), d.items(), d.a)
print(f(**d), {**d}, dict(d), d == {'a': 1, 'b': 2}, d | {'c': 3}, type(d | {}))
print({'z': 1} | d)
d['k'] = 5
del d['a']
d.update(x=1)
d |= {'y': 2}
print(d, type(d), d.pop('x'), d.setdefault('q', 7), D.fromkeys('ab', 0))
print(type(D.fromkeys('ab')), d.copy(), dict.__getitem__(d, 'nope'))
