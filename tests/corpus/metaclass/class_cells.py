# `__classcell__`, annotations in a namespace that a metaclass made, keywords for `__new__`.
def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


def of(change):
    class Meta(type):
        def __new__(meta, name, bases, namespace):
            change(namespace)
            return super().__new__(meta, name, bases, namespace)

    class WithCell(metaclass=Meta):
        def method(self):
            return __class__
    return WithCell().method().__name__


show(lambda: of(lambda namespace: None))
show(lambda: of(lambda namespace: namespace.pop("__classcell__")))
for bad in (None, 0, "", []):
    show(lambda: of(lambda namespace: namespace.update(__classcell__=bad)))


def wrong():
    class Meta(type):
        def __new__(meta, name, bases, namespace):
            made = super().__new__(meta, name, bases, namespace)
            type("Other", (), dict(__classcell__=namespace["__classcell__"]))
            return made

    class Outer(metaclass=Meta):
        @property
        def __class__(self):
            return __class__

        def method(self):
            return __class__
    return "made"


def lost(replace):
    class Meta(type):
        def __new__(meta, name, bases, namespace):
            namespace.pop("__classcell__", None)
            return replace

    class Outer(metaclass=Meta):
        def method(self):
            return super()
    return Outer


show(wrong)
show(lambda: lost(3))
show(lambda: lost(int))


class Noting(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return {"__annotations__": Loud()}


class Loud(dict):
    def __setitem__(self, key, value):
        print("annotated", key, value)
        super().__setitem__(key, value)


class Noted(metaclass=Noting):
    x: int = 1
    y: "later"


print(Noted.__annotations__, type(Noted.__annotations__).__name__)

class New(list):
    def __new__(cls, items=(), extra=None):
        made = super().__new__(cls, items)
        made.extra = extra
        return made


class Init(list):
    def __init__(self, items=(), extra=None):
        super().__init__(items)
        self.extra = extra


class Plain(list):
    pass


print(New([1], extra=2), New([1], extra=2).extra, Init([1], extra=3), Init(extra=4).extra)
show(lambda: Plain([1], extra=2))
show(lambda: list(items=()))
show(lambda: list().__init__(items=()))
show(lambda: New([1], None, 3))
show(lambda: Plain([1], 2))


class Clearing:
    def __init__(self, lists):
        self.lists = lists

    def __eq__(self, other):
        for items in self.lists:
            items.clear()
        return False


first, second = [], []
first[:], second[:] = [Clearing([first, second])], [1]
print(first == second, first != second)
first[:], second[:] = [Clearing([first])], [1]
print(first == second, first, second)
