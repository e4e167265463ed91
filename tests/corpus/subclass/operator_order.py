# Which operand's type is asked first where classes derive from built-in types.

import operator


def attempt(f, *arguments):
    try:
        result = f(*arguments)
        print(type(result).__name__, result)
    except Exception as e:
        print(type(e).__name__, e)


class Int(int):
    def __rpow__(self, other):
        print("Int.__rpow__", end=" ")
        return "rpow"

    def __rand__(self, other):
        print("Int.__rand__", end=" ")
        return "rand"


class SubInt(Int):
    pass


class Declines(int):
    def __truediv__(self, other):
        print("Declines.__truediv__", end=" ")
        return NotImplemented


class Plain(int):
    pass


# A float deals with ints before their methods are asked.
attempt(pow, 2.5, Int(2))
attempt(operator.and_, 2.5, Int(2))
attempt(operator.and_, 2.5, Plain(2))
attempt(operator.matmul, 2.5, Plain(2))
# The same slot: the left method first, unless the right one is overridden.
attempt(pow, Int(3), SubInt(2))
attempt(pow, Int(3), Int(2))
attempt(pow, 3, SubInt(2))
attempt(operator.truediv, Declines(1), Declines(2))
attempt(operator.truediv, Declines(1), 2)
attempt(operator.truediv, 1, Declines(2))


class Text(str):
    def __rmul__(self, other):
        print("Text.__rmul__", end=" ")
        return "rmul"

    def __rmod__(self, other):
        print("Text.__rmod__", end=" ")
        return "rmod"


class Mod:
    def __rmod__(self, other):
        print("Mod.__rmod__", end=" ")
        return "Mod"


class PlainText(str):
    pass


attempt(operator.mul, Text("a"), Text("b"))
attempt(operator.mul, Text("a"), 2)
attempt(operator.mul, 2, Text("a"))
attempt(operator.mul, 2, PlainText("a"))
attempt(operator.mul, PlainText("a"), Plain(2))
attempt(operator.mod, PlainText("a"), Mod())
attempt(operator.mod, "a", Mod())
attempt(operator.mod, "a%s", Text("b"))
attempt(operator.mod, "a%s", PlainText("b"))
attempt(operator.add, PlainText("a"), PlainText("b"))
attempt(operator.add, PlainText("a"), 1)
attempt(operator.add, 1, PlainText("a"))


class List(list):
    def __radd__(self, other):
        print("List.__radd__", end=" ")
        return "radd"


attempt(operator.add, [1], List([2]))
attempt(operator.add, List([2]), [1])
attempt(operator.add, List([2]), 1)
attempt(operator.add, 1, List([2]))


class Times:
    def __mul__(self, other):
        print("Times.__mul__", end=" ")
        return NotImplemented


attempt(operator.mul, Times(), PlainText("a"))
attempt(operator.mul, Times(), "a")


class Dict(dict):
    def __ror__(self, other):
        print("Dict.__ror__", end=" ")
        return "ror"


class Set(set):
    pass


attempt(operator.or_, {1: 2}, Dict())
attempt(operator.or_, Dict(), {1: 2})
attempt(operator.or_, Set([1]), {2})
attempt(operator.sub, {1, 2}, Set([1]))
attempt(operator.sub, {1: 2}.keys(), Set([1]))
attempt(operator.or_, Set([1]), [2])
