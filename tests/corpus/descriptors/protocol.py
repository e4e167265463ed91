# Descriptors with every set of methods; hooks for all attributes.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class D:

    def __init__(self, v=None):
        self.v = v

    def __get__(self, o, t=None):
        return ('get', o is None, t.__name__)

    def __set__(self, o, v):
        o.__dict__['log'] = v

    def __delete__(self, o):
        o.__dict__['log'] = 'del'


class ND:

    def __get__(self, o, t):
        return 'nd'


class SO:

    def __set__(self, o, v):
        o.__dict__['so'] = v


class DO:

    def __delete__(self, o):
        pass


class H:
    d = D()
    nd = ND()
    so = SO()
    do = DO()


h = H()
print(h.d, H.d, h.nd, H.nd, type(h.so).__name__)
h.d = 5
print(h.log)
del h.d
print(h.log)
h.__dict__['d'] = 7
h.__dict__['nd'] = 8
h.__dict__['so'] = 9
print(h.d, h.nd, h.so, e(delattr, h, 'so'), e(setattr, h, 'do', 1))


class G:

    def __init__(self):
        self.x = 1

    def __getattribute__(self, n):
        if n == 'y':
            return 'gy'
        if n == 'err':
            raise AttributeError('custom')
        return object.__getattribute__(self, n)

    def __getattr__(self, n):
        return 'fallback ' + n


g = G()
print(g.x, g.y, g.err, g.nope, e(object.__getattribute__, g, 'nope'))


class SA:

    def __setattr__(self, n, v):
        object.__setattr__(self, n, v * 2)

    def __delattr__(self, n):
        print('del', n)
        object.__delattr__(self, n)

    def __dir__(self):
        return ['b', 'a']


s = SA()
s.q = 4
print(s.q, dir(s))
del s.q
print(e(lambda: s.q), e(delattr, s, 'q'))
