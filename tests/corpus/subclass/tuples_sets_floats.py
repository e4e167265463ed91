# Classes derived from tuple, set, frozenset, float and bytes.


class T(tuple):

    def __new__(cls, *a):
        return super().__new__(cls, a)

    @property
    def x(self):
        return self[0]


t = T(1, 2, 3)
print(t, t.x, t[1:], t + (4,), (0,) + t, len(t), hash(t) == hash((1, 2, 3)))
print(t == (1, 2, 3), {t: 1}[1, 2, 3], t.count(2), t.index(3))
x, y, z = t
print(x, y, z, '%s %s %s' % t, isinstance('a', T), isinstance(1, (T, int)))


class Z(set):
    pass


z = Z([1, 2])
z.add(3)
z |= {4}
z -= {1}
print(z, type(z), z & {2, 3}, type(z & {2}), z == {2, 3, 4}, {2, 3, 4} == z, len(z))
print(2 in z, Z(), sorted(z), z.issubset(range(9)))


class FS(frozenset):
    pass


print(FS([1]), FS(), hash(FS([1])) == hash(frozenset([1])), {FS([1]): 2}[frozenset([1])])


class F(float):

    def __str__(self):
        return 'F!'


print(F(1.5), repr(F(1.5)), F(2.5) + 1, f'{F(1.5)}', f'{F(1.5):.2f}')
print(round(F(2.567), 1), int(F(2.9)), F('3.5') == 3.5, F(0.5).as_integer_ratio())
print(F.fromhex('0x1p3'), type(F.fromhex('0x1p3')))


class B(bytes):
    pass


print(B(b'ab'), B(b'ab') + b'c', len(B(b'ab')), B(b'ab')[0], B('é', 'utf8'), B(3))
print(list(B(b'ab')), b''.join([B(b'x'), b'y']), B(b'ab') == b'ab', B(b'ab').upper())
