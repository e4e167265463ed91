# Properties, static and class methods, read in every way.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class P:

    @property
    def a(self):
        """doc a"""
        return 1

    @a.setter
    def a(self, v):
        self.__dict__['_a'] = v

    @property
    def ro(self):
        return 2

    @property
    def boom(self):
        raise AttributeError('boom')

    def __getattr__(self, n):
        return 'ga ' + n


p = P()
print(P.a.__doc__, p.a, e(setattr, p, 'ro', 1), e(delattr, p, 'a'), p.boom, p.zz)
print(P.a.fget.__name__, P.ro.fset, type(P.a), P.__dict__['a'].__name__)


class W:
    x = property(None, None, None, 'd')
    y = property(lambda self: 5, doc='why')

    def setz(self, v):
        self._z = v
    z = property(fset=setz)


w = W()
w.z = 3
print(e(lambda: w.x), W.x.__doc__, W.y.__doc__, w._z, e(lambda: w.z))
print(e(setattr, w, 'y', 1))


class SM:

    @staticmethod
    def s(a, b=2):
        """sdoc"""
        return (a, b)

    @classmethod
    def c(cls, a):
        """cdoc"""
        return (cls.__name__, a)
    raw = staticmethod(len)

    @classmethod
    @property
    def cp(cls):
        return 1


print(SM.s(1), SM().s(1, 3), SM.c(1), SM().c(2), SM.raw('abc'), SM.__dict__['s'](9))
print(SM.__dict__['c'].__func__.__name__, SM.__dict__['s'].__name__)
print(SM.__dict__['s'].__doc__, SM.s.__doc__, SM.c.__doc__, SM.c.__self__)
print(SM.c.__func__.__name__, e(lambda: SM.__dict__['c'](1)))
print(callable(SM.__dict__['s']), callable(SM.__dict__['c']))
