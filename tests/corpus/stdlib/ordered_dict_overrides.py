"""What an OrderedDict asks of a class derived from it, and of what it is filled from."""

from collections import OrderedDict


class Told(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)


told = Told(a=1)
told = Told({"b": 2})
told.update(c=3)
told.update({"d": 1})
told.update([("e", 2)])
told.setdefault("z", 3)
told.setdefault("z")
told |= {"q": 2}
print(told | {"r": 1})
print({"s": 1} | told)
told.pop("a", None)
told.pop("b")
told.popitem()
told.move_to_end("c")
print(told)
print(Told.fromkeys("ab"))
print(told.copy())


class Asked(OrderedDict):
    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)

    def __contains__(self, key):
        print("in", key)
        return super().__contains__(key)


asked = Asked(a=1, b=2)
print(asked.pop("a"))
asked.setdefault("b", 2)
asked.setdefault("x", 5)
print(asked.get("b"))
print(asked == {"b": 2, "x": 5}, asked == Asked(x=5, b=2))


class Got(dict):
    def __getitem__(self, key):
        return "got", dict.__getitem__(self, key)


class Keyed(dict):
    def keys(self):
        return ["x"]

    def __getitem__(self, key):
        return "value"


class Listed:
    def items(self):
        return iter([("k", 1)])


for source in (Got(a=1), Keyed(a=1), Listed(), OrderedDict(o=1), (("t", 1),)):
    print(OrderedDict(source))
    made = OrderedDict(first=0)
    made.update(source)
    made |= source
    print(made)


def told_of(act):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)


told_of(lambda: OrderedDict(1))
told_of(lambda: OrderedDict([1]))
told_of(lambda: OrderedDict([()]))
told_of(lambda: OrderedDict([(1,)]))
told_of(lambda: OrderedDict([(1, 2, 3)]))
told_of(lambda: OrderedDict({}, {}))
told_of(lambda: OrderedDict().update(1, 2))
told_of(lambda: OrderedDict([("a", 1), ("b", 2)], c=3))
told_of(lambda: OrderedDict(zip("ab", "cd")))
told_of(lambda: OrderedDict(self=1, other=2))
told_of(lambda: OrderedDict([([], 1)]))


def changed(act):
    made = OrderedDict(a=1, b=2, c=3)
    for key in made:
        act(made, key)


told_of(lambda: changed(lambda made, key: made.pop(key)))
told_of(lambda: changed(lambda made, key: made.update(new=1)))
told_of(lambda: changed(lambda made, key: made.clear()))

views = OrderedDict(a=1)
print(views.keys(), views.values(), views.items(), OrderedDict().keys())
print(dict(views).keys(), list(reversed(views.items())))
