"""What `**`, `dict()` and `update` take for a mapping, and what they make of its errors."""


def show(work):
    try:
        print(work())
    except BaseException as e:
        print("!", type(e).__name__, e)


class Asked:
    def __getattr__(self, name):
        print("getattr", name)
        if name == "keys":
            return lambda: ["a"]
        raise AttributeError(name)

    def __getitem__(self, k):
        return k


class Given:
    def __init__(self, keys, item=lambda k: k):
        self.made, self.item = keys, item

    def keys(self):
        return self.made()

    def __getitem__(self, k):
        return self.item(k)


class Meta(type):
    def keys(cls):
        return ["m"]

    def __getitem__(cls, k):
        return cls.__name__


class Class(metaclass=Meta):
    pass


class Hidden:
    @property
    def keys(self):
        raise AttributeError("inner")


def failing(e):
    raise e


def late():
    yield "a"
    print("late")
    raise AttributeError("late")


def f(*a, **k):
    return k


sources = (
    Asked(), Class, Hidden(), Given(lambda: 5), Given(lambda: None), Given(lambda: ["a", "a"]), Given(lambda: "bc"), Given(late),
    Given(lambda: ["a"], lambda k: failing(KeyError("q"))), Given(lambda: ["a"], lambda k: failing(KeyError("q", 1))),
    Given(lambda: ["a"], lambda k: failing(KeyError())), Given(lambda: ["a"], lambda k: failing(AttributeError("x"))),
    Given(lambda: failing(AttributeError("k"))), Given(lambda: failing(TypeError("k"))), Given(lambda: [1]), 5, None, [("a", 1)], {"a"},
)
for x in sources:
    print(type(x).__name__)
    show(lambda: f(**x))
    show(lambda: f(a=1, **x))
    show(lambda: f(**{"z": 1}, **x))
    show(lambda: {**x})
    show(lambda: dict(x))
    show(lambda: dict(x, z=1))
    show(lambda: {}.update(x))
    show(lambda: print(**x))
show(lambda: f(**{1: 2}, **{1: 3}))
