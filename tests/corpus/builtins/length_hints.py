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
