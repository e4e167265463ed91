# What __new__ of built-in types accepts, and what is raised.


class L(list):
    pass


class D(dict):
    pass


class S(str):
    pass


class I(int):
    pass


class T(tuple):
    pass


print(list.__new__(L), list.__new__(L, [1]), dict.__new__(D, a=1), int.__new__(I, 5))
print(str.__new__(S, 5), tuple.__new__(T, 'ab'))


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


print(e(object.__new__, L), e(int.__new__, str), e(int.__new__, bool))
print(e(object.__new__, int), e(int.__new__), e(int.__new__, 5), e(list.__new__, D))
print(e(L, 1, 2), e(L, 5), e(I, 'x'), e(D, 5), e(T, 5), e(S, 1, 2, 3))
print(e(lambda: L(a=1)), e(lambda: T(a=1)))
print(e(lambda: type('X', (int, str), {})), e(lambda: type('X', (bool,), {})))
print(e(lambda: type('X', (type(None),), {})), e(lambda: type('X', (range,), {})))
print(e(lambda: type('X', (slice,), {})), e(lambda: type('X', (type(lambda: 0),), {})))
print(e(hash, L()), e(hash, D()), e(lambda: L()['a']), e(lambda: L()[0]))
print(e(lambda: D()['a']), e(lambda: T()[0]), e(lambda: S()[0]), e(lambda: I(1) + 'a'))
print(e(lambda: S('a') + 1), e(lambda: 'a' + I(1)), e(lambda: L() + (1,)))
print(e(lambda: I(1) < 'a'), e(lambda: L() < 3), e(lambda: -S('a')))
print(e(lambda: S('a')()), e(lambda: I(1)[0]), e(len, I(1)), e(iter, I(1)))
print(e(lambda: T().x), e(setattr, S(''), 'x', 1))
