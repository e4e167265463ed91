# `raise ... from` on groups, and what else an exception says of its context.
def show(e):
    print(type(e).__name__, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


for cause in (None, KeyError("cause")):
    try:
        try:
            raise ValueError(1)
        except ValueError:
            raise ExceptionGroup("group", [TypeError(2)]) from cause
    except ExceptionGroup as g:
        show(g)
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise ExceptionGroup("plain", [TypeError(2), OSError(3)])
except ExceptionGroup as g:
    show(g)
    match, rest = g.split(TypeError)
    for part in (match, rest, g.subgroup(OSError), g.derive([ValueError(4)])):
        show(part)
    g.__suppress_context__ = True
    show(g)
    show(g.subgroup(OSError))
    g.__cause__ = None
    show(g)
try:
    try:
        raise ExceptionGroup("outer", [ValueError(5), TypeError(6)]) from KeyError(7)
    except* ValueError as caught:
        show(caught)
        raise
except ExceptionGroup as g:
    show(g)
    for inner in g.exceptions:
        show(inner)
