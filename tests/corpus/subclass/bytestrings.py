# Classes derived from bytes and bytearray.


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ': ' + str(x)


class B(bytes):

    def __new__(cls, *a):
        return super().__new__(cls, *a)


print(B(b'abc')[1:], B(b'a') + b'b', e(lambda: B(b'a') + 'b'), bytes(B(b'q')))
print(B(b'abc').hex(), B.fromhex('4142'), B(b'x') in {b'x'}, repr(B(b'z')))
print(b'a'.join([B(b'1'), B(b'2')]), B(b'a') * 2, 97 in B(b'a'))


class A(bytearray):

    def __init__(self, x, y=0):
        super().__init__(x)
        self.y = y


a = A(b'ab', 5)
print(a, a.y, len(a), a + b'c', type(a + b'c'), a[0], a[:], bytes(a), a == b'ab')
print(b'ab' == a, list(a), a.upper(), 'x' in [a])
a.append(99)
a += b'd'
a[0] = 65
print(a, type(a), a.decode(), a.hex(), b''.join([a, a]), 65 in a, a.find(b'c'))
