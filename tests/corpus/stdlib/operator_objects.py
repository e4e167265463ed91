# Getters and callers can be copied; hints of lengths are checked.
import copy
import operator
import pickle

for f in (
    operator.itemgetter(1), operator.itemgetter(1, 2), operator.attrgetter("real"),
    operator.attrgetter("a.b", "c"), operator.methodcaller("index", 3),
    operator.methodcaller("sort", reverse=True),
):
    print(f, pickle.loads(pickle.dumps(f)), copy.copy(f), copy.deepcopy(f))
print(operator.itemgetter(1, 0)("ab"), operator.methodcaller("replace", "a", "b")("aa"))


class Hint:
    def __init__(self, value):
        self.value = value

    def __length_hint__(self):
        if isinstance(self.value, type):
            raise self.value
        return self.value


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


for args in (
    ([], 2), (iter([1, 2, 3]),), (Hint(2),), (Hint(NotImplemented), 4), (Hint(TypeError), 12),
    (Hint("abc"),), (Hint(-2),), (Hint(LookupError),), (Hint(1), "x"), (3, 5),
):
    attempt(operator.length_hint, *args)
attempt(operator.iconcat, 1, 0.5)
attempt(operator.iconcat, [1], [2])
print("add" in operator.__all__, "_abs" in operator.__all__, len(operator.__all__))


class Six:
    def __reduce__(self):
        return Six, (), {}, None, None, None


attempt(copy.copy, Six())
attempt(copy.deepcopy, Six())


class Unwilling:
    def __getattribute__(self, name):
        if name.startswith("__reduce"):
            raise AttributeError(name)
        return object.__getattribute__(self, name)


try:
    copy.copy(Unwilling())
except copy.Error as error:
    print("Error", str(error)[:30])
