# What may go wrong in a generator.
def boom():
    yield 1
    1 / 0
g = boom()
print(next(g))
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(next(g, "finished after error"))
def stop():
    yield 1
    raise StopIteration("inside")
try:
    list(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def me():
    yield next(g2)
g2 = me()
try:
    next(g2)
except ValueError as e:
    print(e)
def ignores_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = ignores_close()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
for f in (lambda: len(boom()), lambda: boom()[0], lambda: boom()()):
    try:
        f()
    except TypeError as e:
        print(e)


def context(e):
    names = []
    while e is not None:
        names.append(type(e).__name__)
        e = e.__context__
    return names


def told():
    try:
        yield 1
    except BaseException as e:
        print(context(e))
        raise


def raising():
    try:
        yield 1
    finally:
        raise KeyError(1)


def delegating():
    yield from raising()


for make in told, raising, delegating:
    for end in lambda g: g.close(), lambda g: g.throw(TypeError), lambda g: g.throw(TypeError(1)):
        try:
            try:
                raise ValueError("handled")
            finally:
                g = make()
                next(g)
                end(g)
        except Exception as e:
            print(context(e))
