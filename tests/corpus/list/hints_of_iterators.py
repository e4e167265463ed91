# Who is asked for __length_hint__: the object that items are taken from, and no iterator by number.

import collections


class Items:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return "x"

    def __length_hint__(self):
        print("hint", end=" ")
        return 3


class Meta(type):
    __getitem__ = Items.__getitem__
    __length_hint__ = Items.__length_hint__


class Flawed(Exception):
    __getitem__ = Items.__getitem__
    __length_hint__ = Items.__length_hint__


def derived(base):
    return type(base.__name__, (base,), {"__getitem__": Items.__getitem__, "__length_hint__": Items.__length_hint__})


def middle(source):
    target = [1, 2, 3]
    target[1:2] = source
    return target


def spaced(source):
    target = [1, 2, 3, 4, 5, 6]
    target[::2] = source
    return target


def rest(source):
    first, *others = source
    return first, others


USES = {
    "list": list,
    "tuple": tuple,
    "join": "-".join,
    "bytes": bytes,
    "extend": [].extend,
    "middle": middle,
    "spaced": spaced,
    "rest": rest,
    "star": lambda source: [*source],
    "sorted": sorted,
    "add": lambda source: [0].__iadd__(source),
}
sources = {
    "Items": Items,
    "class": lambda: Meta("T", (), {}),
    "exception": Flawed,
    "int": lambda: derived(int)(7),
    "complex": lambda: derived(complex)(7j),
    "float": lambda: derived(float)(7),
    "str": lambda: derived(str)("ab"),
    "list": lambda: derived(list)("ab"),
    "dict": lambda: derived(dict)(a=1),
    "range": lambda: range(2),
    "enumerate": lambda: derived(enumerate)("ab"),
    "map": lambda: derived(map)(str, [1, 2]),
    "property": lambda: derived(property)(),
    "deque": lambda: derived(collections.deque)("ab"),
}
for name, source in sources.items():
    for use, work in USES.items():
        print(name, use, end=": ")
        try:
            print(work(source()))
        except Exception as error:
            print(type(error).__name__, error)
