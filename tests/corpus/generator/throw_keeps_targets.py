# An exception thrown in at `x = yield` leaves x alone; StopIteration into one not begun.
def assigns():
    x = "old"
    for i in range(4):
        try:
            x = yield x
        except ValueError as e:
            print("caught", e, "x is", x)
        except GeneratorExit:
            print("closed with", x)
            raise


g = assigns()
print(next(g), g.send("new"), g.throw(ValueError("a")), g.send(5), g.throw(ValueError("b")))
g.close()


def delegates():
    x = "outer"
    try:
        x = yield from [1, 2]
    except KeyError:
        print("x is", x)
    try:
        x = yield from assigns()
    except KeyError:
        print("x is still", x)
    yield x


g = delegates()
print(next(g), g.throw(KeyError), g.throw(ValueError("c")), g.throw(KeyError("d")))
for error in (StopIteration, StopIteration(3), ValueError("v"), GeneratorExit):
    g = assigns()
    try:
        g.throw(error)
    except BaseException as e:
        print(type(e).__name__, e.args, type(e.__cause__).__name__)
    print(next(g, "over"))


def stops():
    try:
        yield 1
    finally:
        print("finally")


g = stops()
next(g)
try:
    g.throw(StopIteration(3))
except RuntimeError as e:
    print(e, repr(e.__cause__), repr(e.__context__))
