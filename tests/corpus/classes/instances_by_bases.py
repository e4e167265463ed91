# isinstance() and issubclass() with what is no class, but has __bases__.
class Abstract:
    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


class Of:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


a = Abstract()
b = Abstract(a)
c = Abstract(b, Abstract())
print(issubclass(a, a), issubclass(b, a), issubclass(c, a), issubclass(a, c))
print(isinstance(Of(c), a), isinstance(Of(a), c), isinstance(3, a), isinstance(Of(b), (c, b)))
print(issubclass(c, (int, a)), isinstance(Of(int), int), issubclass(b, int), issubclass(int, a))


class Failing:
    @property
    def __bases__(self):
        raise RuntimeError("no bases today")


class NoTuple:
    __bases__ = [int]


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt(isinstance, 1, 2)
attempt(isinstance, 1, (2,))
attempt(issubclass, 1, int)
attempt(issubclass, int, 1)
attempt(issubclass, Failing(), int)
attempt(issubclass, int, Failing())
attempt(isinstance, 1, Failing())
attempt(isinstance, 1, NoTuple())
attempt(issubclass, NoTuple(), int)


class Endless:
    @property
    def __bases__(self):
        return self, self


attempt_of = Endless()
try:
    issubclass(attempt_of, int)
except RecursionError:
    print("endless")
