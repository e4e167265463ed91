# What derives from a built-in type is asked for a hint too, where its length says nothing.
def show(work):
    try:
        print(work())
    except Exception as e:
        print(type(e).__name__, e)


class Number(int):
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i

    def __length_hint__(self):
        print("hint", end=" ")
        return answer


class Bytes(bytearray):
    def __len__(self):
        print("len", end=" ")

    def __length_hint__(self):
        print("hint", end=" ")
        return answer


class Items(list):
    def __len__(self):
        print("len", end=" ")
        return length

    __length_hint__ = Number.__length_hint__


for answer in 2, None, "t", -1, NotImplemented, 10**30, True:
    for x in Number(7), Bytes(b"ab"):
        show(lambda: list(x))
        show(lambda: [3] + [*x])
        show(lambda: tuple(x))
        show(lambda: sorted(x))
        show(lambda: print(*x))
    for length in 1, None:
        show(lambda: list(Items([1, 2])))
        show(lambda: [0].extend(Items([1, 2])))
