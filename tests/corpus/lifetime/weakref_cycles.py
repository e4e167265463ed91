# Weak references inside of structures that die together, and back references.
import gc
import weakref


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self.parent = parent and weakref.ref(parent)
        if parent is not None:
            parent.children.append(self)

    def path(self):
        parent = self.parent and self.parent()
        return (parent.path() + "/" if parent else "") + self.name


root = Node("root")
a = Node("a", root)
b = Node("b", a)
print(b.path(), weakref.getweakrefcount(root), weakref.getweakrefcount(a))
root = None
gc.collect()
print(b.path(), a.parent())
a = None
gc.collect()
print(b.path())


class Pair:
    pass


def cycle():
    x, y = Pair(), Pair()
    x.other, y.other = y, x
    return weakref.ref(x), weakref.ref(y, lambda r: print("y is gone"))


rx, ry = cycle()
gc.collect()
print(rx(), ry())


many = [Pair() for _ in range(500)]
refs = [weakref.ref(o) for o in many]
again = [weakref.ref(o) for o in reversed(many)]
print(all(x is y for x, y in zip(refs, reversed(again))))
count = 0


def counted(_):
    global count
    count += 1


calls = [weakref.ref(o, counted) for o in many]
many = many[::5]
o = None
gc.collect()
print(count, sum(r() is not None for r in refs), sum(r() is None for r in calls))
print(all(r() is o for r, o in zip(refs[::5], many)))
del o
many.clear()
gc.collect()
print(count, sum(r() is not None for r in refs))


class Del:
    def __del__(self):
        print("in __del__:", ref() is self)


o = Del()
ref = weakref.ref(o, lambda r: print("callback after __del__", r()))
del o
gc.collect()
print(ref())
