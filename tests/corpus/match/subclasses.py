# Patterns on instances of subclasses of built-in types, and on bytearray and memoryview.


def shape(v):
    match v:
        case []:
            return "empty"
        case [1]:
            return "one"
        case [1, 2, *_, 9]:
            return "ends"
        case (0, *rest):
            return f"zero and {rest}"
        case [*start, -1]:
            return f"{start} before -1"
        case [[a, b], [c, *d]]:
            return f"nested {a} {b} {c} {d}"
        case [x, y, z]:
            return f"three {x} {y} {z}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [_, _]:
            return "pair"
        case [*_]:
            return "some sequence"
        case _:
            return "no sequence"


class Items(list):
    pass


class Pair(tuple):
    pass


class Sized(list):
    def __len__(self):
        print("len")
        return super().__len__()

    def __getitem__(self, i):
        print("item", i)
        return super().__getitem__(i)

    def __iter__(self):
        print("iter")
        return super().__iter__()


print(shape(memoryview(b"xyz")))
print(shape(memoryview(b"")))
print(shape(Items([1, 2])), shape(Items()), shape(Pair((4, 5, 6))))


match Sized([1, 2, 3]):
    case [*_]:
        print("anything")
match Sized([1, 2, 3]):
    case [_, _]:
        print("two")
    case [_, _, _]:
        print("three")
match Sized([1, 2, 3]):
    case [a, *_, b]:
        print(a, b)
match Sized([1, 2, 3]):
    case [a, *b]:
        print(a, b)


class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        return 1


class Getting(dict):
    def get(self, key, default=None):
        print("get", key, default is None)
        if key == "made":
            return "up"
        return super().get(key, default)


match Default(a=1):
    case {"b": b}:
        print("wrong", b)
    case {"a": a}:
        print("a", a)
match Getting(x=1, y=2):
    case {"x": 1, "made": m}:
        print("made", m)
    case _:
        print("nothing")
match Getting(x=1):
    case {"x": 1, "y": y}:
        print("wrong")
    case {"x": x}:
        print("x", x)


class Number(int):
    pass


class Named(str):
    __match_args__ = ("upper_case",)

    @property
    def upper_case(self):
        print("property")
        return self.upper()


match Number(5):
    case Number(5):
        print("subclasses of int match themselves")
match Named("n"):
    case Named("n"):
        print("wrong")
    case Named("N"):
        print("__match_args__ comes first")


match bytearray(b"ab"):
    case [*_]:
        print("wrong")
    case bytes():
        print("wrong")
    case bytearray(x):
        print(x)
