# A traceback through generators: thrown, delegated, and turned into a RuntimeError.
def leaf():
    try:
        yield 1
    except KeyError:
        raise StopIteration("leaf")
def middle():
    yield from leaf()
g = middle()
next(g)
g.throw(KeyError("thrown"))
