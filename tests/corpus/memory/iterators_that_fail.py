"""Iterators in a full memory: none gives an item twice or out of order, and what a generator has to tell is not lost."""
try:
    from _testinternalcapi import remove_mem_hooks, set_nomemory
except (ImportError, AttributeError):
    # Without these there are no failures.
    def set_nomemory(start, stop):
        pass

    def remove_mem_hooks():
        return True


def items_of(iterator):
    """All items, where each allocation on the way to each of them fails once."""
    items, number = [], 0
    while True:
        number += 1
        set_nomemory(number, number + 1)
        try:
            item = next(iterator)
        except MemoryError:
            remove_mem_hooks()
            continue
        except StopIteration:
            if not remove_mem_hooks():
                items.append("an end although memory was full")
            return items
        if remove_mem_hooks():
            number = 0
        items.append(item)


def check(name, make):
    want, got = list(make()), items_of(iter(make()))
    print(name, want, *([] if want == got else ["but", got]))


class Sequence:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10 ** 20


class Counter:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.n > 3:
            raise StopIteration
        text = f"<{self.n}>"
        self.n += 1
        return text


numbers = [1, 2.5, 10 ** 20, "four"]
check("list", lambda: numbers)
check("tuple", lambda: tuple(numbers))
check("str", lambda: "a\u00e9\u4e2d\U0001f600z")
check("bytes", lambda: b"abc")
check("range", lambda: range(10 ** 20, 10 ** 20 + 3))
check("small range", lambda: range(3))
check("reversed", lambda: reversed(numbers))
check("dict", lambda: dict.fromkeys("abc", 1.5))
check("items", lambda: dict.fromkeys("abc", 1.5).items())
check("values", lambda: dict.fromkeys("abc", 1.5).values())
check("reversed items", lambda: reversed(dict.fromkeys("abc", 1.5).items()))
check("enumerate", lambda: enumerate(numbers))
check("enumerate far", lambda: enumerate("abc", 2 ** 62))
check("enumerate enumerate", lambda: enumerate(enumerate(numbers)))
check("zip", lambda: zip(numbers, "abcd", range(9)))
check("zip many", lambda: zip(*[numbers] * 9))
check("map str", lambda: map(str, numbers))
check("map two", lambda: map(lambda a, b: [a, b], numbers, "abc"))
check("filter", lambda: filter(None, [0, 1, "", "x", 2.5]))
check("iter of callable", lambda: iter([3, 2, 1, 0].pop, 3))
check("sequence", Sequence)
check("counter", Counter)
check("enumerate counter", lambda: enumerate(Counter()))
check("memoryview", lambda: memoryview(b"abc"))
check("memoryview of floats", lambda: memoryview(b"\0" * 16).cast("d"))
