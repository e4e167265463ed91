# throw() and close() pass through `yield from`.
def inner():
    while True:
        try:
            got = yield "item"
            print("inner got", got)
        except ValueError as e:
            print("inner caught", e)
        except KeyError as e:
            return "inner returned " + str(e)
        finally:
            print("inner round ends")


def outer():
    try:
        print("outer has", (yield from inner()))
        yield "after"
    except ZeroDivisionError as e:
        print("outer caught", e)
        yield "recovered"
    finally:
        print("outer ends")


g = outer()
print(next(g), g.send(1), g.throw(ValueError("v")), g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)

g = outer()
next(g)
print(g.throw(ZeroDivisionError("z")))
g.close()

g = outer()
next(g)
g.close()
print(list(g))


class Throws:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, e):
        print("asked to throw", repr(e))
        if isinstance(e, KeyError):
            raise StopIteration("value")
        return "thrown"

    def close(self):
        print("closed")


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return "plain"


def over(iterator):
    try:
        result = yield from iterator
        print("result", result)
        yield "last"
    except LookupError as e:
        print("over caught", repr(e))
        yield "caught"


g = over(Throws())
print(next(g), g.throw(ValueError(1)), next(g), g.throw(KeyError(2)))
g = over(Throws())
next(g)
g.close()
g = over(Plain())
print(next(g), g.throw(IndexError(3)))
g = over(Plain())
next(g)
g.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = over(stubborn())
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def chain(n):
    if n:
        return (yield from chain(n - 1))
    try:
        yield "deep"
    except ValueError as e:
        return e.args


def top():
    print("chain returned", (yield from chain(50)))


g = top()
print(next(g))
try:
    g.throw(ValueError("down", "there"))
except StopIteration:
    print("end")
