# Which comparison is asked first where classes derive from built-in types.

import operator


def attempt(f, *arguments):
    try:
        print(f(*arguments))
    except Exception as e:
        print(type(e).__name__, e)


def told(name, answer):
    def method(self, other):
        print(type(self).__name__, name, end=" ")
        return answer

    return method


class A(list):
    __ge__ = told("__ge__", "A.ge")


class B(A):
    pass


attempt(operator.ge, A(), B())
attempt(operator.le, A(), B())
attempt(operator.ge, B(), A())
attempt(operator.ge, [], B())
attempt(operator.le, [], A())


class C(int):
    __ne__ = told("__ne__", "C.ne")
    __lt__ = told("__lt__", NotImplemented)


attempt(operator.ne, 2.5, C(1))
attempt(operator.ne, 2, C(1))
attempt(operator.ne, C(1), 2.5)
attempt(operator.lt, C(1), C(2))
attempt(operator.lt, C(1), "a")
attempt(operator.gt, 3, C(1))
attempt(operator.gt, 3.5, C(1))


class D(str):
    __eq__ = told("__eq__", True)
    __hash__ = str.__hash__


attempt(operator.ne, 2.5, D("a"))
attempt(operator.ne, D("a"), "a")
attempt(operator.ne, D("a"), 2.5)
attempt(operator.eq, D("a"), 2.5)
attempt(operator.eq, "b", D("a"))
attempt(operator.lt, D("a"), D("b"))
attempt(operator.lt, D("a"), 1)


class E(str):
    __gt__ = told("__gt__", "E.gt")


attempt(operator.lt, E("a"), E("b"))
attempt(operator.lt, "a", E("b"))
attempt(operator.lt, E("a"), "b")


class F(dict):
    pass


class G(set):
    pass


class H(tuple):
    __slots__ = ()


attempt(operator.eq, F(a=1), {"a": 1})
attempt(operator.lt, F(), F())
attempt(operator.lt, G([1]), {1, 2})
attempt(operator.eq, frozenset([1]), G([1]))
attempt(operator.lt, H([1]), (1, 2))
attempt(operator.lt, H([1]), [1, 2])
attempt(operator.eq, H([1]), [1])
attempt(operator.eq, {1: 2}.keys(), G([1]))
attempt(operator.lt, complex(1), C(1))
attempt(operator.eq, complex(1), C(1))
print(sorted([A([2]), A([1])]), max(C(3), C(4)), [C(1)] == [1], [1.0] != [C(1)])
