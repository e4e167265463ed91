# Classes that derive from the iterator types: they are their own iterators, and their __next__ is
# what loops ask.


class Numbered(enumerate):
    def __next__(self):
        i, v = super().__next__()
        print("next", end=" ")
        return i * 10, v


class Plain(enumerate):
    pass


class Chosen(zip):
    def __iter__(self):
        print("iter", end=" ")
        return super().__iter__()


class Short(map):
    def __next__(self):
        v = super().__next__()
        if v > 2:
            raise StopIteration("enough")
        return v


class Backwards(reversed):
    def __length_hint__(self):
        return 1


class Kept(filter):
    count = 0

    def __next__(self):
        self.count += 1
        return super().__next__()


for make in (lambda: Numbered("ab"), lambda: Plain("ab"), lambda: Chosen("ab", "cd"), lambda: Short(int, "1234"), lambda: Kept(None, [0, 1, 2])):
    x = make()
    print(type(x).__name__, iter(x) is x, x.__iter__() is x, isinstance(x, type(x).__base__))
    print(list(make()))
    print(tuple(make()))
    print([*make()])
    print([v for v in make()])
    first, *rest = make()
    print(first, rest)
    print("-".join(map(str, make())))
    print(dict.fromkeys(make()))
    x = make()
    print(next(x), next(x, "none"), next(x, "none"), next(x, "none"))
    print(max(make()), sorted(make())[:1])
    for v in make():
        print(v, end=";")
    print()


def delegated(source):
    result = yield from source
    print("result", result)


print(list(delegated(Short(int, "1234"))), list(delegated(Plain("ab"))))
kept = Kept(None, [0, 1, 0, 2])
print(list(kept), kept.count, list(kept), kept.count)
try:
    next(Short(int, "9"))
except StopIteration as stop:
    print(stop.value)
print((1, "b") in Plain("ab"), (10, "b") in Numbered("ab"))
