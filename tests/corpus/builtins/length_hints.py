"""Which methods are asked how long something will be."""


class Items:
    def __init__(self, hint):
        self.hint = hint

    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, type):
            raise self.hint("asked")
        return self.hint


class Sized(Items):
    def __len__(self):
        print("len", end=" ")
        return 3


class NotSized(Items):
    def __len__(self):
        raise TypeError


def show(make):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


for kind in Items, Sized, NotSized:
    for hint in 5, 0, -1, True, NotImplemented, "x", None, TypeError, ValueError, KeyError, 10**30:
        if hint == 10**30 and kind is not Sized:
            continue
        show(lambda: sorted(kind(hint)))
        show(lambda: list(kind(hint)))
        show(lambda: tuple(kind(hint)))
        show(lambda: [9, *kind(hint)])
        show(lambda: set(kind(hint)))


def derived(base):
    class Derived(base):
        def __length_hint__(self):
            print("hint", end=" ")

        def __iter__(self):
            print("iter", end=" ")
            return iter("xy")

    return Derived


for base in list, tuple, dict, set, frozenset, str, bytes:
    show(lambda: [*derived(base)()])
    show(lambda: list(derived(base)()))
    show(lambda: [].extend(derived(base)()))
    show(lambda: sorted(set(derived(base)())))
    show(lambda: sorted({7} | set(derived(base)())))
    show(lambda: sorted(frozenset(derived(base)())))
    show(lambda: sorted({7}.union(derived(base)())))
for numbers in (set, 2, 1.5), (1.5, 2, 3), (2, 3, 1.5), (1j, 2, 3), (1.5, 2j, 3), (1, 2j, "x"), ("x", 2, 3), (1j, "x", 2), (2, "x", 1.5), (2, 3, None):
    show(lambda: pow(*numbers))
