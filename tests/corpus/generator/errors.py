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
