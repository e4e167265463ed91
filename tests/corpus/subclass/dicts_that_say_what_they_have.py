# Dicts of classes with an __iter__ of their own are asked for keys and items, others are copied.


def made(**methods):
    def told(name, answer):
        def method(self, *args):
            print(name, end=" ")
            return answer(self, *args)

        return method

    return type("D", (dict,), {name: told(name, answer) for name, answer in methods.items()})


def in_place(left, right):
    left |= right
    return left, type(left).__name__


def updated(left, right):
    left.update(right)
    return left


KINDS = {
    "iter and items": made(__iter__=lambda self: iter([1, 5]), __getitem__=lambda self, key: key * 2),
    "keys and items": made(keys=lambda self: [7], __getitem__=lambda self, key: "g"),
    "all three": made(__iter__=lambda self: iter([9]), keys=lambda self: [7], __getitem__=lambda self, key: "g"),
    "items": made(__getitem__=lambda self, key: "z"),
    "iter": made(__iter__=lambda self: iter([9])),
    "keys and iter": made(keys=lambda self: [1], __iter__=lambda self: iter([3])),
    "length": made(__len__=lambda self: 0),
}
USES = {
    "left": lambda D, had: (D(had) | {8: 9}, type(D(had) | {}).__name__),
    "right": lambda D, had: {8: 9} | D(had),
    "both": lambda D, had: D(had) | D(had),
    "copy": lambda D, had: D(had).copy(),
    "dict": lambda D, had: dict(D(had)),
    "star": lambda D, had: {3: 4, **D(had)},
    "in place": lambda D, had: in_place({8: 9}, D(had)),
    "in place of it": lambda D, had: in_place(D(had), {8: 9}),
    "update": lambda D, had: updated({8: 9}, D(had)),
    "update of it": lambda D, had: updated(D(had), {8: 9}),
}
for kind, D in KINDS.items():
    for had in ({}, {1: 2}, {1: 2, 5: 3}):
        for use, work in USES.items():
            print(kind, had, use, end=": ")
            try:
                print(work(D, had))
            except KeyError as error:
                print("KeyError", error)
for n in (-(2**63), -(2**63) - 1, 2**63 - 1, 2**63, -1, 0x110000, 65):
    try:
        print(f"{n:c}")
    except OverflowError as error:
        print(error)
