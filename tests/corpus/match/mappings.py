# Mapping patterns: keys, rest, missing keys, subclasses, mappings of one's own.


class Keys:
    A = "alpha"
    B = 2


def look(v):
    match v:
        case {"type": "point", "x": x, "y": y, **nothing} if not nothing:
            return f"point {x} {y}"
        case {"type": "point", **rest}:
            return f"point with {rest}"
        case {"type": str(t), "items": [first, *others]}:
            return f"{t}: {first} and {others}"
        case {Keys.A: a, Keys.B: b}:
            return f"keys {a} {b}"
        case {-1: minus, b"k": k}:
            return f"odd keys {minus} {k}"
        case {"nested": {"deep": {"value": v}}}:
            return f"deep {v}"
        case {"only": only, **others}:
            return f"only {only} {others}"
        case {}:
            return f"mapping of {len(v)}"
        case _:
            return "no mapping"


for v in [{"type": "point", "x": 1, "y": 2}, {"type": "point", "x": 1, "y": 2, "z": 3},
          {"type": "list", "items": (1, 2, 3)}, {"type": "list", "items": "abc"},
          {"alpha": 1, 2: 3}, {"alpha": 1}, {-1: 5, b"k": 6}, {"nested": {"deep": {"value": 9}}},
          {"nested": {"deep": {}}}, {"only": 1}, {"only": 1, "x": 2, 3: 4}, {}, [], "s", None,
          [("type", "point")]]:
    before = repr(v)
    print(before, "->", look(v), repr(v) == before)


class Like:
    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        return 1

    def __len__(self):
        return 1


match Like():
    case {"a": _}:
        print("wrong")
    case _:
        print("no mapping without being registered")


class Same:
    X = "k"
    Y = "k"


try:
    match {"k": 1, "l": 2}:
        case {Same.X: a, Same.Y: b}:
            print("wrong")
except ValueError as e:
    print("ValueError:", e)
try:
    match {"k": 1}:
        case {Same.X: a, Same.Y: b}:
            print("wrong")
        case _:
            print("too short to be looked at")
except ValueError as e:
    print("ValueError:", e)


class Unhashable:
    key = []


try:
    match {"k": 1}:
        case {Unhashable.key: x}:
            pass
except TypeError as e:
    print("TypeError:", e)
match {"a": None, "b": 0}:
    case {"a": None, "b": 0 as zero, **more}:
        print("values", zero, more)
match {1: "x"}:
    case {True: x}:
        print("equal keys", x)
match {"k": {"k": {"k": 1}}}:
    case {"k": {"k": {"k": 1 | 2 as n}} as second} as first:
        print(n, second, first)
