# __instancecheck__ and __subclasscheck__; metaclasses that are functions; one instance only.


class Inst(type):

    def __instancecheck__(cls, o):
        print('ic')
        return o == 5

    def __subclasscheck__(cls, o):
        return o is int


class I(metaclass=Inst):
    pass


print(isinstance(5, I), isinstance(6, I), issubclass(int, I), issubclass(str, I))
print(isinstance(I(), I), isinstance(6, (str, I)), type.__instancecheck__(I, 5))


def fm(name, bases, ns, **kw):
    print('fm', name, bases, kw)
    return 42


class F(metaclass=fm, k=1):
    pass


print(F)


class Sing(type):
    _i = {}

    def __call__(cls, *a):
        if cls not in cls._i:
            cls._i[cls] = super().__call__(*a)
        return cls._i[cls]


class S(metaclass=Sing):

    def __init__(self, n):
        self.n = n


print(S(1) is S(2), S(3).n)
