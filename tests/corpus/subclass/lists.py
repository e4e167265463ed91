# Classes derived from list, with an __init__ of their own.


def f(*a, **k):
    return (a, k)


class L(list):

    def __init__(self, *a):
        super().__init__(a)
        self.n = len(a)

    def sum(self):
        return sum(self)


l = L(1, 2, 3)
print(l, len(l), l.n, l.sum(), l[0], l[-1], l[1:], type(l[1:]), 2 in l, l + [4])
print([0] + l, l * 2, l == [1, 2, 3], [1, 2, 3] == l, l < [2])
l.append(4)
l[0] = 9
del l[1]
l += [5]
l *= 1
print(l, type(l), sorted(l), list(reversed(l)), tuple(l), [*l], max(l), l.index(4))
print(l.copy(), type(l.copy()), bool(L()), repr(L()))
l.sort()
print(l)
l.extend(l)
print(l)
print(f(*l))
a, *b = l
print(a, b)
