# super() in its forms; __class__ and __dict__ assigned; classes changed after they were made.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class Sl:
    __slots__ = ('a',)


sl = Sl()


class A:

    def m(self):
        return 'A'


class B(A):

    def m(self):
        return 'B' + super().m()


class C(A):

    def m(self):
        return 'C' + super(C, self).m()


class Dm(B, C):

    def m(self):
        return 'D' + super().m()

    @classmethod
    def cm(cls):
        return (super().__thisclass__, super().__self__, super().__self_class__)

    @staticmethod
    def sm():
        return e(lambda: super())


print(Dm().m(), Dm.cm(), super(B, Dm()).m(), e(lambda: super(B, 5)))
print(e(lambda: super(5)), e(lambda: super().x), e(lambda: super(Dm, Dm()).nope))
print(Dm.sm())
print(e(lambda: type('X', (A, B), {})), e(lambda: type('X', (object, A), {})))
a = A()
a.__class__ = B
print(a.m(), type(a), e(setattr, a, '__class__', 5), e(setattr, a, '__class__', int))
print(e(setattr, sl, '__class__', A))
a.__dict__ = {'k': 3}
print(a.k, a.__dict__, vars(a), e(setattr, a, '__dict__', 5))
a.__dict__['z'] = 1
print(a.z)
a.__dict__.update(q=2)
print(a.q)
del a.__dict__['q']
print(hasattr(a, 'q'))


class CG:

    def __class_getitem__(cls, k):
        return (cls.__name__, k)


print(CG[int], CG[1, 2], e(lambda: A[1]), e(lambda: A()[1]), e(lambda: CG()[1]))
B.m = lambda self: 'patched'
print(a.m())
del B.m
print(a.m())
print(e(delattr, B, 'm'))
A.__name__ = 'AA'
print(A, A.__name__, e(setattr, A, '__name__', 5), e(setattr, int, 'x', 5))
A.__doc__ = 'hi'
print(A.__doc__)
print(A.__dict__['m'].__name__)
print(A.__subclasses__(), A.__base__, Dm.__mro__, A.__module__, A.__qualname__)
