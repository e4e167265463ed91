"""Views of keys and items are compared without hashing values."""


class Angry:
    def __eq__(self, other):
        raise RuntimeError("compared")


def told(text):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


lists, more = {1: [1], 2: [2]}, {1: [1], 2: [2], 3: [3]}
angry, other = {1: Angry()}, {1: Angry()}
for text in (
    "lists.items() == {2: [2], 1: [1]}.items()", "lists.items() != more.items()",
    "lists.items() <= more.items()", "lists.items() < more.items()",
    "lists.items() < lists.items()", "more.items() >= lists.items()",
    "more.items() > lists.items()", "lists.items() >= more.items()",
    "lists.items() == {1: [1], 2: [3]}.items()", "lists.items() == {1: [1], 3: [2]}.items()",
    "angry.items() == other.items()", "angry.items() != other.items()",
    "angry.items() <= other.items()", "angry.items() < other.items()",
    "angry.items() == angry.items()",
    "lists.items() == {(1, 2), (2, 3)}", "{(1, 2), (2, 3)} == lists.items()",
    "lists.items() >= {(1, 2)}", "{(1, 2)} <= lists.items()", "{(1, 2)} < lists.items()",
    "{1: 2}.items() == {(1, 2)}", "{(1, 2)} == {1: 2}.items()", "{1: 2}.items() >= {(1, 2)}",
    "{1: 2, 3: 4}.items() > {(1, 2)}", "{(1, 2)} > {1: 2, 3: 4}.items()",
    "lists.keys() == {1, 2}", "{1, 2, 3} > lists.keys()", "lists.keys() < more.keys()",
    "lists.keys() == more.keys()", "lists.keys() != frozenset({1})", "lists.keys() >= {2}",
    "lists.keys() == lists.items()", "lists.keys() == [1, 2]", "lists.items() == 3",
    "lists.keys() < [1]", "lists.values() == lists.values()",
    "lists.items().isdisjoint(more.items())", "lists.keys().isdisjoint([3])",
):
    told(text)
