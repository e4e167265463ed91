# What bytearray.extend asks and says of text, and of what derives from str.


class NoLength(str):
    def __len__(self):
        print("len")

    def __length_hint__(self):
        print("hint")


class Hinted(str):
    def __len__(self):
        print("len")
        raise TypeError

    def __length_hint__(self):
        print("hint")
        return 3


class Numbers(str):
    def __iter__(self):
        return iter([1, 2])


class WrongHint(str):
    def __length_hint__(self):
        print("hint")
        return "x"


class Raising(str):
    def __iter__(self):
        yield 1
        raise TypeError("own")


for v in (
    "", "ab", NoLength(), NoLength("ab"), Hinted(), Hinted("ab"), Numbers("ab"), WrongHint("ab"), WrongHint(),
    Raising("ab"), [1, "a"], [256],
):
    b = bytearray(b"q")
    try:
        b.extend(v)
        print(b)
    except Exception as e:
        print(type(e).__name__, e)
    print(b)
