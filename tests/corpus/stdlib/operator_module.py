# operator.
import operator as op
from operator import itemgetter, attrgetter, methodcaller


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(op.add(1, 2), op.sub(5, 3), op.mul(2, 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.pos(-3), op.inv(5), op.lshift(1, 3), op.rshift(8, 2), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.not_(0), op.truth([]), op.abs(-3), op.index(True))
print(op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.ge(1, 2), op.gt(2, 1), op.is_(None, None), op.is_not(1, None), op.concat([1], [2]), op.contains([1, 2], 2), op.countOf([1, 2, 1], 1), op.indexOf("abc", "c"), op.getitem({"a": 1}, "a"), op.length_hint([1, 2]))
d = {}
op.setitem(d, "k", 1)
print(d)
op.delitem(d, "k")
print(d, op.iadd([1], [2]), op.imul(3, 4), op.call(max, 1, 2))
rows = [("b", 2, "x"), ("a", 3, "y"), ("c", 1, "z")]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(0, 2)), itemgetter(1, 2)("abc"), itemgetter(slice(1, 3))("abcd"), itemgetter("k")({"k": 9}))
print(repr(itemgetter(1, "a")), attrgetter("real")(5), attrgetter("real", "imag")(3 + 4j), attrgetter("__class__.__name__")(1), repr(attrgetter("a.b")))
print(methodcaller("upper")("abc"), methodcaller("replace", "a", "b")("aaa"), repr(methodcaller("f", 1, k=2)), methodcaller("split", sep=",")("a,b"))
t(lambda: attrgetter(5)); t(lambda: itemgetter(5)("abc")); t(lambda: op.indexOf("abc", "z")); t(lambda: op.index(1.5)); t(lambda: op.add(1, "a"))
