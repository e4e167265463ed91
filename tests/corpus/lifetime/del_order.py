# __del__ runs when an object is found to be unreachable, once, what refers first.
import gc


class Noisy:
    def __init__(self, name, other=None):
        self.name = name
        self.other = other

    def __del__(self):
        print("del", self.name, "->", self.other.name if self.other else None)


def collected(label):
    gc.collect()
    print("--", label)


x = Noisy("plain")
del x
collected("plain")

x = Noisy("rebound")
x = 1
collected("rebound")

x = Noisy("outer", Noisy("middle", Noisy("inner")))
x = None
collected("chain")


def local():
    a = Noisy("local")
    b = [{"k": a}]
    return len(b)


local()
collected("locals")

items = [Noisy(f"item {i}") for i in range(2)]
items.pop()
collected("popped")
items.clear()
collected("cleared")


class Child(Noisy):
    pass


class Loud(Noisy):
    def __del__(self):
        print("loud")
        super().__del__()


Child("inherited")
collected("inherited")
Loud("overridden")
collected("overridden")


class Late:
    pass


late = Late()
Late.__del__ = lambda self: print("given later")
del late
collected("given later")

d = {"k": Noisy("value")}
del d["k"]
collected("dict value")

s = {Noisy("member")}
s.clear()
collected("set member")

a = Noisy("closed over")
f = lambda: a.name
print(f())
del a
collected("still closed over")
