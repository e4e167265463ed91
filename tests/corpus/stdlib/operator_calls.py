"""operator: functions that classes do not bind, on objects with operators of their own."""
import functools
import operator


class Number:
    from operator import add, mul, neg

    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + getattr(other, "n", other))

    def __radd__(self, other):
        return Number(other + self.n)

    def __iadd__(self, other):
        self.n += other
        return self

    def __lt__(self, other):
        return self.n < other.n

    def __neg__(self):
        return Number(-self.n)

    def __getitem__(self, key):
        return key * self.n

    def __setitem__(self, key, value):
        self.n = key, value

    def __delitem__(self, key):
        self.n = None

    def __contains__(self, x):
        return x == self.n

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return f"Number({self.n})"


one = Number(1)
print(one.add(2, 3), Number.add(4, 5), one.mul("ab", 2), one.neg(7), Number.__dict__["add"](1, 1))
print(operator.add(one, 2), operator.add(2, one), operator.neg(one), operator.lt(one, Number(2)))
print(operator.getitem(one, 5), operator.contains(one, 1), operator.truth(Number(0)), operator.not_(one))
operator.setitem(one, "k", "v")
print(one)
operator.delitem(one, 0)
print(one)
two = Number(2)
print(operator.iadd(two, 5) is two, two, operator.iadd([1], (2,)), operator.imul([0], 2))
print(functools.reduce(operator.mul, range(1, 25)), list(map(operator.sub, [5, 6], [1, 2])))
print(operator.is_(None, None), operator.is_not(1, "1"), operator.invert(5), operator.inv(True), operator.pos(-3))
for name in ("add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor matmul eq ne lt le gt ge "
             "iadd isub imul itruediv ifloordiv imod ipow ilshift irshift iand ior ixor imatmul").split():
    function = getattr(operator, name)
    for a, b in ((7, 2), (2.5, 2), ({1, 2}, {2}), ("a", 1), (True, None)):
        try:
            print(name, a, b, function(a, b))
        except TypeError as e:
            print(name, e)
for call in (lambda: operator.add(1), lambda: operator.neg(), lambda: operator.neg(1, 2), lambda: operator.neg("x"),
             lambda: operator.add(a=1, b=2), lambda: operator.getitem({}, "k"), lambda: operator.setitem((), 0, 1)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(operator.add, operator.add.__name__, type(operator.add).__name__)
print(operator._compare_digest(b"ab", b"ab"), operator._compare_digest("ab", "ac"))
for wrong in (("a", b"a"), ("é", "é"), (1, 2)):
    try:
        operator._compare_digest(*wrong)
    except TypeError as e:
        print(e)
