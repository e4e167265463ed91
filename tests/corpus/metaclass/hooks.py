# A metaclass with __new__, __init__, __call__, attributes and operators of its own.


class Meta(type):

    def __new__(mcs, name, bases, ns, **kw):
        print('new', mcs.__name__, name, bases, sorted((k for k in ns if not k.startswith('__'))), kw)
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = name.lower()
        return cls

    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw)
        super().__init__(name, bases, ns)

    def __call__(cls, *a, **k):
        print('call', cls.__name__, a, k)
        return super().__call__(*a, **k)

    @property
    def upper(cls):
        return cls.__name__.upper()

    def hello(cls):
        return 'hello ' + cls.__name__

    def __repr__(cls):
        return '<C %s>' % cls.__name__

    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter([cls.__name__, 1])

    def __getitem__(cls, k):
        return (cls.__name__, k)

    def __contains__(cls, k):
        return k == 3

    def __add__(cls, o):
        return 'add'

    def __lt__(cls, o):
        return cls.__name__ < o.__name__

    def __getattr__(cls, n):
        if n.startswith('x'):
            return n * 2
        raise AttributeError(n)

    def __bool__(cls):
        return False


class A(metaclass=Meta, opt=1):
    v = 1

    def __init__(self, x=0):
        self.x = x

    def f(self):
        return __class__


class B(A):
    pass


print(A, B, type(A), type(B), A.tag, B.tag, A.upper, A.hello(), len(A), list(A))
print(A['k'], 3 in A, 4 in A, A + 1, A < B, sorted([B, A]), A.xyz, bool(A), f'{A}')
print([A], isinstance(A, Meta), isinstance(A(), A), A(5).x, A().f(), issubclass(B, A))
print(A.__class__, Meta.__class__)


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


print(e(lambda: A.nope), e(lambda: A().upper), e(lambda: A().hello))
print(e(setattr, A, 'upper', 1), e(getattr, A, 'mro')())
