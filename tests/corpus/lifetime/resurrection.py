# An object may come back out of its own __del__, which then never runs again.
import gc

kept = []


class Phoenix:
    def __init__(self, name):
        self.name = name
        self.data = [name] * 3

    def __del__(self):
        print("del", self.name)
        kept.append(self)


x = Phoenix("one")
del x
gc.collect()
print([p.name for p in kept], kept[0].data)
kept.clear()
gc.collect()
print("gone quietly", kept)


class Maker:
    made = 0

    def __init__(self, left):
        self.left = left

    def __del__(self):
        Maker.made += 1
        if self.left:
            Maker(self.left - 1)


Maker(3)
gc.collect()
gc.collect()
print(Maker.made)


class Carrier:
    def __init__(self, load):
        self.load = load

    def __del__(self):
        kept.append(self.load)


load = Phoenix("load")
c = Carrier(load)
del load, c
gc.collect()
print(kept[0].name, len(kept))
kept.clear()
gc.collect()
print(len(kept))


class Explicit:
    def __del__(self):
        print("called")


e = Explicit()
e.__del__()
del e
gc.collect()
