# What most programs ask of match: sequences, mappings, classes, guards, alternatives.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


def kind(subject):
    match subject:
        case 0 | 1 | True:
            return "small"
        case -1.5 | "text" | None:
            return f"literal {subject!r}"
        case int(n) if n > 1000:
            return f"large {n}"
        case int() | float() as number:
            return f"number {number}"
        case []:
            return "nothing"
        case [only]:
            return f"one {only}"
        case [first, *middle, last] if len(middle) < 3:
            return f"{first} {middle} {last}"
        case (_, _, *rest):
            return f"rest {rest}"
        case {"op": "add", "args": [a, b], **others}:
            return f"add {a + b} {others}"
        case {"op": str(op)}:
            return f"op {op}"
        case {}:
            return "mapping"
        case Point(0, y=0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=x, y=[y, *_]):
            return f"list at {x}: {y}"
        case Point():
            return "point"
        case str() | set():
            return "str or set"
    return "unmatched"


subjects = [
    0, 1, True, -1.5, "text", None, 5, 2.5, 5000, [], (7,), [1, 2], [1, 2, 3, 4], (1, 2, 3, 4, 5, 6),
    {"op": "add", "args": (1, 2), "more": 3}, {"op": "sub"}, {"op": 5}, {}, range(3), range(9),
    Point(0, 0), Point(2, 2), Point(1, [5, 6]), Point(1, 2), "other", {1}, frozenset(), kind, ...,
]
for subject in subjects:
    print(kind(subject))


def errors(subject):
    match subject:
        case Point(a, b, c):
            return a, b, c
        case int(a, b):
            return a, b


for subject in Point(1, 2), 5, "fine":
    try:
        print(errors(subject))
    except TypeError as e:
        print(e)
