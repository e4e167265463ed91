# A StopIteration thrown where a generator delegates to what has no `throw` ends the delegation.


def attempt(f, *arguments):
    try:
        print(repr(f(*arguments)))
    except Exception as e:
        print(type(e).__name__, e, repr(e.__cause__))


def over_list():
    got = yield from [1, 2]
    print("got", got)
    yield got
    return "end"


def over_generator():
    got = yield from over_list()
    print("outer got", got)
    yield "outer"


for error in (StopIteration, StopIteration(), StopIteration(5), StopIteration(5, 6)):
    g = over_list()
    next(g)
    attempt(g.throw, error)
    attempt(next, g)
g = over_generator()
next(g)
attempt(g.throw, StopIteration(7))
attempt(next, g)
attempt(next, g)
g = over_generator()
next(g)
attempt(g.throw, ValueError(7))
g = over_list()
attempt(g.throw, StopIteration(1))


class Stop(StopIteration):
    pass


g = over_list()
next(g)
attempt(g.throw, Stop("derived"))


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *error):
        print("thrown", error)
        raise StopIteration("by throw")


def over_iterator():
    got = yield from Iterator()
    yield ("got", got)


g = over_iterator()
next(g)
attempt(g.throw, KeyError("k"))
