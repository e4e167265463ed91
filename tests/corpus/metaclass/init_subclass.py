# __init_subclass__ and __set_name__, and errors in them; errors of type().


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class A:
    v = 1


class Sub:
    reg = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Sub.reg.append(cls.__name__)


class S1(Sub, tag='a'):
    pass


class S2(S1):
    pass


print(Sub.reg, S1.tag, S2.tag, e(lambda: type('S3', (Sub,), {}, tag=5).tag))
print(e(lambda: type('S3', (Sub,), {}, zzz=5)), e(lambda: type('S3', (), {}, zzz=5)))


class Desc:

    def __set_name__(self, owner, name):
        self.n = (owner.__name__, name)


class Bad:

    def __set_name__(self, owner, name):
        1 / 0


class HD:
    d = Desc()


print(HD.d.n)
try:

    class HB:
        b = Bad()
except ZeroDivisionError as x:
    print(x, x.__notes__)
print(e(lambda: type(1, (), {})), e(lambda: type('a', 1, {})))
print(e(lambda: type('a', (), 1)), e(lambda: type('a', ())), e(lambda: type()))
print(e(lambda: type('a', (1,), {})), e(lambda: type('a', (A, A), {})))
print(e(lambda: type('a', (object, A), {})))
