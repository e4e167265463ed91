# Special methods of subclasses of built-in types, where they are asked and where not.


class Rev(list):

    def __iter__(self):
        return reversed(list(super().__iter__()))

    def __len__(self):
        return 42

    def __getitem__(self, i):
        return ('item', i)

    def __contains__(self, x):
        return True


r = Rev([1, 2, 3])
print(list(r), len(r), r[0], r[1:2], 99 in r, [*r], tuple(r), sum(r), bool(r), r)
print(r == [1, 2, 3], sorted(r), max(r), list(map(str, r)), [x for x in r], '%s' % r)
print(dict(enumerate(r)), ','.join(map(str, r)))


class Neg(int):

    def __neg__(self):
        return Neg(int(self) * 10)

    def __add__(self, o):
        return Neg(int.__add__(self, o) + 100)
    __radd__ = __add__

    def __eq__(self, o):
        return 'eq'

    def __hash__(self):
        return 7

    def __bool__(self):
        return False

    def __index__(self):
        return 1

    def __str__(self):
        return 'str'

    def __repr__(self):
        return 'repr'

    def __format__(self, s):
        return 'fmt' + s

    def __int__(self):
        return int.__int__(self)


n = Neg(3)
print(-n, n + 1, 1 + n, n == 3, 3 == n, hash(n), bool(n), [5, 6, 7, 8][n], str(n))
print(repr(n), f'{n}', f'{n:x}', '%d' % n, '%s' % n, '%r' % n, int(n), n * 2, [n])
print({n: 1}, sum([n, n]), not n, n - 1, float(n), range(5)[n], n != 3)


class St(str):

    def __str__(self):
        return 'STR'

    def __repr__(self):
        return 'REPR'

    def __len__(self):
        return 99

    def __eq__(self, o):
        return True

    def __hash__(self):
        return 1

    def __add__(self, o):
        return St(str.__add__(self, o))

    def __mod__(self, o):
        return 'mod'

    def __contains__(self, o):
        return 'yes'


x = St('abc')
print(str(x), repr(x), len(x), x == 1, x + 'd', type(x + 'd'), x % 3, 'z' in x, [x])
print(f'{x}', f'{x!r}', f'{x!s:>5}', format(x), '{}'.format(x), '%s' % x)
print(','.join([x, x]), x.upper(), x[0], list(x), 'a' + x, x * 2, 'abc' == x)
print(x != 'abc', x < 'b', print(x))
