# Which metaclass a class gets; conflicts of metaclasses.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class M1(type):
    pass


class M2(type):
    pass


class X(metaclass=M1):
    pass


class Y(metaclass=M2):
    pass


print(e(lambda: type('Z', (X, Y), {})))


class M3(M1, M2):
    pass


class Z(X, Y, metaclass=M3):
    pass


print(type(Z), type(type('W', (X,), {})), type('Q', (), dict(a=1)).a)
