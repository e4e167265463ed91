# Natives that are done at once where their arguments are plain, and what is not plain.


class Items(list):
    def append(self, item):
        super().append((item, "own"))

    def __len__(self):
        return 1000


class Plain(list):
    pass


class Text(str):
    def __len__(self):
        return 77


class Counted(dict):
    def __len__(self):
        return -1


class Told(type):
    def __instancecheck__(cls, value):
        print("asked about", type(value).__name__)
        return value == 3


class Asked(metaclass=Told):
    pass


class Other:
    __class__ = int


class Derived(Asked):
    pass


for made in [], Items(), Plain([0]):
    for n in range(20):
        made.append(n)
    list.append(made, "plainly")
    add = made.append
    add("bound")
    print(type(made).__name__, list(made), made.append(1))
for wrong in (lambda: [].append(), lambda: [].append(1, 2), lambda: [].append(item=1), lambda: list.append(1, 2), lambda: list.append(), lambda: list.append((), 1)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

for sized in [1, 2], (1, 2, 3), {}, {1: 2}, set(), {4}, frozenset("ab"), "", "aé€😀", b"ab", range(5), Items(), Plain([1]), Text("ab"), Counted(), {}.keys(), 1, None, len, 1.5:
    try:
        print(len(sized))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for wrong in (lambda: len(), lambda: len([], []), lambda: len(obj=[])):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

values = [1, True, 2**70, 1.5, None, "a", Text("a"), [], Plain(), {}, Counted(), (), Other(), Asked(), Derived(), int, Asked, 3]
for cls in int, bool, str, list, dict, object, float, type, Plain, Text, Asked, Derived, Other, (str, int), (), list | dict, int | None:
    print(cls, [isinstance(value, cls) for value in values])
for wrong in (lambda: isinstance(1), lambda: isinstance(1, 2), lambda: isinstance(1, list[int]), lambda: isinstance(1, int, 3), lambda: isinstance([], "list")):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

print([type(value).__name__ for value in values], type(type(1)), type(Other()) is Other)
for wrong in (lambda: type(), lambda: type(1, 2), lambda: type(object=1)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

# Texts that begin alike, and equal ones, which keep their places.
texts = ["beginning" + tail for tail in ("", "s", "\0", "a", "é", "")] + ["begin", "begin\0", "", "\0", "é", "😀", "\uffff", "beginninh", "b" * 8, "b" * 9, "b" * 7]
print([ascii(text) for text in sorted(texts)])
print(sorted(texts, reverse=True) == sorted(texts)[::-1], sorted([Text("b"), "a", Text("")]))
pairs = [(text[:4], n) for n, text in enumerate(texts * 3)]
print(sorted(pairs, key=lambda pair: pair[0]) == sorted(pairs), sorted(pairs, key=lambda pair: pair[0], reverse=True)[:4])

# Slices with steps, and lists that change while iterators are at work.
numbers = list(range(10))
print(numbers[::-1], numbers[::3], numbers[8:1:-3], numbers[5:5:2], numbers[20::2], [][::-1])
numbers[::-1].append(1)
backwards = reversed(numbers)
print(next(backwards), next(backwards))
del numbers[4:]
print(list(backwards), list(backwards))
numbers[:] = range(6)
there, back = iter(numbers), reversed(numbers)
for at, item in enumerate(there):
    if at < 3:
        numbers.append(item)
print(numbers, list(there), list(back), list(zip(numbers, reversed(numbers), range(3))))
for at, (one, other) in enumerate(zip(numbers, iter(numbers[1:]))):
    if at == 2:
        numbers.clear()
print(at, one, other, numbers, list(zip([1, 2], (3, 4), "ab", range(9), [5, 6])), list(enumerate("ab", 2**47 - 1)), list(zip()))
print(list(map(lambda *given: given, [1, 2], range(5), (7, 8, 9))), list(filter(None, [0, 1, "", "a"])), [*zip([1], [])])
