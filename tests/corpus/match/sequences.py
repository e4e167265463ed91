# Sequence patterns: what is a sequence, stars, nesting, lengths.


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


subjects = [[], (), [1], (1,), [1, 2, 9], [1, 2, 3, 4, 9], [1, 2], (0,), (0, 1, 2), [5, -1],
            [[1, 2], [3]], [[1, 2], (3, 4, 5)], "ab", b"ab", "abc", {1, 2},
            {1: 2}, range(3), range(0), range(1, 3), iter([1, 2]), [7, 1, 1, 7], [7, 1, 1, 8],
            (x for x in range(3)), None, 5, ["ab", "cd"], {}.keys(), [None] * 50]
for v in subjects:
    text = repr(v)
    print(text if "at 0x" not in text else type(v).__name__, "->", shape(v))


# A class of one's own is a sequence only where it says so.
class Plain:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return [10, 20][i]


print(shape(Plain()))


def deep(v):
    match v:
        case [[[[[x]]]]]:
            return x
        case [[[x, *_], *_], *_]:
            return x, "first"
        case [*_, [*_, [*_, x]]]:
            return x, "last"
    return "none"


print(deep([[[[[1]]]]]), deep([[[1, 2], 3], 4]), deep([1, [2, [3]]]), deep([]), deep([[], [[]]]))

# Long ones.
long = list(range(200))
match long:
    case [0, 1, 2, *middle, 198, 199]:
        print(len(middle), middle[0], middle[-1])
match long:
    case [*_, 150, 151, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _,
          _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, last]:
        print("last", last)
match "text":
    case [*_]:
        print("wrong")
    case str():
        print("a str is no sequence")
