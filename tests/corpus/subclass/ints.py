# Classes derived from int: arithmetic, indices, formats, attributes of instances.


class I(int):

    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self

    def double(self):
        return I(self * 2, self.tag)


a = I(5, 'x')
print(a, repr(a), a + 1, type(a + 1), a.tag, a.double().tag, a == 5, 5 == a)
print(hash(a) == hash(5), a < 6, 6 > a)
print([10, 20, 30, 40, 50, 60][a], 'abc' * I(2), -a, abs(I(-3)), divmod(a, 3), a ** 2)
print(2 ** a, ~a, bool(I(0)), float(a), int(a), type(int(a)))
print(isinstance(a, int), issubclass(I, int), type(a), I.__mro__, I.__name__)
print(I(7).bit_length(), a.real, a.numerator)
print('%d %s %r %5d' % (a, a, a, a), f'{a} {a:03d} {a!r}', format(a, 'x'))
print('{:>4}'.format(a), str(a), hex(a), bin(a))
print({a: 1}[5], {5: 2}[a], a in {5}, round(a), list(range(a)), int.__add__(a, 1))
print(int.__add__(1, a), a.__add__(2), I.from_bytes(b'\x01\x02', 'big'))
print(type(I.from_bytes(b'\x01', 'big')))
a.extra = 1
print(a.__dict__, vars(a))
