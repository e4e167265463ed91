# __prepare__: namespaces that are given, and that are no plain dicts.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class Ordered(type):

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print('prepare', name, bases, kw)
        return {'pre': 1}

    def __new__(mcs, name, bases, ns, **kw):
        return super().__new__(mcs, name, bases, dict(ns))

    def __init__(cls, *a, **kw):
        pass


class O(metaclass=Ordered, z=2):
    a = pre + 1
    b = 3


print(O.pre, O.a)


class NS(dict):

    def __setitem__(self, k, v):
        if not k.startswith('__'):
            print('set', k)
        super().__setitem__(k, v)

    def __missing__(self, k):
        if k.startswith('auto'):
            return len(self)
        raise KeyError(k)


class P(type):

    @classmethod
    def __prepare__(mcs, name, bases):
        return NS()


class R(metaclass=P):
    q = 1

    def m(self):
        pass
    w = print
    del q


print(e(lambda: R.q))
