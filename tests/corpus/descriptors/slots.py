# __slots__: what instances take, and what definitions are refused.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class Sl:
    __slots__ = ('a', '__p', 'b')
    c = 1

    def __init__(self):
        self.a = 1
        self.__p = 2


sl = Sl()
print(sl.a, sl._Sl__p, e(lambda: sl.b), e(setattr, sl, 'zz', 1))
print(e(setattr, sl, 'c', 1), e(lambda: sl.__dict__), Sl.__slots__)
print(hasattr(sl, '__dict__'))
del sl.a
print(e(lambda: sl.a))


class Sl2(Sl):
    __slots__ = 'd'


class Sl3(Sl):
    pass


x = Sl2()
x.d = 1
x.a = 2
print(x.d, x.a, e(setattr, x, 'q', 1))
y = Sl3()
y.q = 5
y.a = 1
print(y.q, y.a)
print(e(lambda: type('X', (), {'__slots__': ('a',), 'a': 1})))
print(e(lambda: type('X', (), {'__slots__': 5})))
print(e(lambda: type('X', (), {'__slots__': ('a b',)})))
print(e(lambda: type('X', (), {'__slots__': (1,)})))
print(e(lambda: type('X', (Sl, type('Y', (), {'__slots__': ('k',)})), {})))
print(e(lambda: type('X', (), {'__slots__': ['a', '__dict__']})().__dict__))
