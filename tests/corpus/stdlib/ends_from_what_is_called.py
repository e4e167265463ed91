# What iterators call may say by a StopIteration that they end, as their own iterator may.

import itertools
import operator


def stop(*_):
    raise StopIteration("told")


class Undecided:
    """An object whose truth, or equality, ends what asks for it."""

    def __bool__(self):
        raise StopIteration("truth")

    def __eq__(self, other):
        raise StopIteration("equality")

    __hash__ = None


class NoIterator:
    def __iter__(self):
        raise StopIteration("iter")


def after(n, result=True):
    """A function that answers n times."""
    calls = iter(range(n))

    def function(*_):
        next(calls)
        return result

    return function


def show(label, make):
    """What loops see, and what `next` and `yield from` do."""

    def delegating():
        yield from make()

    def stepped():
        it = make()
        items = []
        while (item := next(it, "end")) != "end":
            items.append(item)
        return items

    for way in lambda: list(make()), lambda: list(delegating()), stepped:
        try:
            print(label, way())
        except BaseException as e:
            print(label, type(e).__name__, e)


odd = [Undecided(), 1]

show("filter", lambda: filter(lambda x: Undecided(), [1, 2]))
show("filter of truth", lambda: map(type, filter(None, odd)))
show("filter later", lambda: filter(after(2), [1, 2, 3]))
show("map", lambda: map(after(2), [1, 2, 3]))
show("takewhile", lambda: itertools.takewhile(after(2), [1, 2, 3]))
show("takewhile truth", lambda: itertools.takewhile(lambda x: Undecided(), [1]))
show("dropwhile", lambda: itertools.dropwhile(after(1), [1, 2, 3]))
show("dropwhile at once", lambda: itertools.dropwhile(stop, [1, 2, 3]))
show("filterfalse", lambda: itertools.filterfalse(after(2, False), [1, 2, 3]))
show("filterfalse of truth", lambda: map(type, itertools.filterfalse(None, odd)))
show("compress", lambda: itertools.compress("abc", [1, Undecided(), 1]))
show("accumulate", lambda: itertools.accumulate([1, 2, 3, 4], after(2, 7)))
show("accumulate at once", lambda: itertools.accumulate([1, 2], stop))
show("starmap", lambda: itertools.starmap(after(2), [(1,), (2,), (3,)]))
show("chain", lambda: itertools.chain([1, 2], NoIterator(), [3]))
show("from_iterable", lambda: itertools.chain.from_iterable(map(after(1, "ab"), range(3))))
show("groups", lambda: (key for key, _ in itertools.groupby([1, 2, 3], after(2))))


def groups(items, key):
    for key, group in itertools.groupby(items, key):
        yield key, [*group]


calls = iter([1, 1, 2])
show("members", lambda: groups("abcd", lambda x: next(calls)))
it = itertools.groupby([1, 2, 3, 4, 5], lambda x, calls=iter([1, 1, 1, 2]): next(calls))
key, group = next(it)
print(key, list(group), list(group), next(it)[0], next(it, "end"))

# A StopIteration of a generator that they go through is an error still.


def stopping():
    yield 1
    raise StopIteration


show("generator", lambda: itertools.takewhile(bool, stopping()))
show("generator in chain", lambda: itertools.chain(stopping()))

for name in "count", "index":
    function = getattr(operator, {"count": "countOf", "index": "indexOf"}[name])
    try:
        print(name, function(odd, 1))
    except BaseException as e:
        print(name, type(e).__name__, e)
