# Keywords that are no strings: which callables say what they do not take, and which that they are none.
# And what is asked for its items while it may move in memory.
def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


strange = {1: 2}
two = {1: 2, "a": 3}
for f in zip, set().update, {}.update, "{}".format, vars, dir, len, sorted, print, set, dict, range, type:
    print(f.__name__)
    show(lambda: f(**strange))
    show(lambda: f([1], **two))
for f in Exception, ValueError, OSError, ImportError, AttributeError, SyntaxError, StopIteration, UnicodeDecodeError:
    print(f.__name__)
    show(lambda: f(**strange))
    show(lambda: f("x", **strange))
    show(lambda: f("x", qq=1, **strange))


class Counted:
    def __init__(self, left):
        self.left = left

    def __iter__(self):
        print("asked")
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Refusing:
    def __iter__(self):
        raise TypeError("own")


class Failing:
    def __iter__(self):
        raise ValueError("own")


show(lambda: dict([Counted(2)]))
show(lambda: dict([Counted(3)]))
show(lambda: {}.update([Counted(2), 3]))
show(lambda: dict([Refusing()]))
show(lambda: dict([Failing()]))


class Indexed(type):
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return [i] * 2


Of = Indexed("Of", (), {})
show(lambda: list(zip(Of, Of)))
show(lambda: list(zip(Of, "abc", range(5))))
show(lambda: list(enumerate(Of)))
show(lambda: list(map(len, Of)))


def fresh(n):
    return [f"{i}" for i in range(n)]


show(lambda: sorted(set("012").difference(fresh(2))))
show(lambda: sorted((set("012") ^ frozenset()).difference(fresh(1), fresh(2))))
show(lambda: sorted(set("012").intersection(fresh(2))))
show(lambda: sorted(set("012").symmetric_difference(fresh(5))))
show(lambda: sorted(set("012").union(fresh(5), fresh(7))))
kept = set("012")
kept.difference_update(fresh(2), fresh(1))
show(lambda: kept)
