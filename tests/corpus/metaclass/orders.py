# mro() of a metaclass; hooks for attributes of classes; __mro_entries__.


class A:

    def __init__(self, x):
        pass


class M1(type):
    pass


class S:

    def __init__(self, n):
        self.n = n


class Meta(type):
    pass


T = type('T', (A,), {'z': 1, 'g': lambda self: self.z})
print(T, T.__module__, T.__qualname__, T(3).g(), T.__bases__, T.__mro__)


class MM(type):

    def mro(cls):
        print('mro', cls.__name__)
        return [cls, object]


class K1:
    k = 1


class K2(K1, metaclass=MM):
    pass


print(K2.__mro__, hasattr(K2, 'k'))


class GA(type):

    def __getattribute__(cls, n):
        return 'ga ' + n if n.startswith('q') else super().__getattribute__(n)

    def __setattr__(cls, n, v):
        print('setattr', n)
        super().__setattr__(n, v)

    def __delattr__(cls, n):
        print('delattr', n)
        super().__delattr__(n)


class G(metaclass=GA):
    a = 1


print(G.qq, G.a)
G.b = 2
print(G.b)
del G.b
print(hasattr(G, 'b'))


class ME:

    def __mro_entries__(self, bases):
        return (K1,)


class UE(ME()):
    pass


print(UE.__bases__, len(UE.__orig_bases__), UE.k)
print(type.__call__(S, 9).n, type.__new__(M1, 'N', (), {}), type.__prepare__('a', ()), Meta.mro(A))


class Cmp(type):

    def __eq__(cls, o):
        return True

    def __hash__(cls):
        return 5


class C1(metaclass=Cmp):
    pass


print(C1 == 5, hash(C1), {C1: 1}[C1], C1 != 1)
