# Decorators that ask what they get: the namespace of a class, the function behind a method.
@(lambda cls: [m for m in vars(cls) if not m.startswith("__")])
class Members:
    a = 1

    def b(self):
        pass


print(Members)


def noted(method):
    return method.__func__.__name__, type(method).__name__


class Held:
    @noted
    @staticmethod
    def static():
        pass

    @noted
    @classmethod
    def of(cls):
        pass


print(Held.static, Held.of)
