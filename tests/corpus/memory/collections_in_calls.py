"""A collection at each allocation of what calls back: nothing is called twice, or with other values, and no error is lost."""
try:
    from _testinternalcapi import remove_mem_hooks, set_nomemory
except (ImportError, AttributeError):
    # Without these there are no collections to be had.
    def set_nomemory(start, stop):
        pass

    def remove_mem_hooks():
        return 1


log = []


def note(what):
    log.append(what)
    return what


class Noting:
    """Notes what is called, and answers what no method of it should."""

    def __init__(self, answer):
        self.answer = answer

    def __getattribute__(self, name):
        if name != "answer":
            log.append(name)
        return object.__getattribute__(self, name)

    def __iter__(self):
        return note(self.answer)

    def __len__(self):
        return note(self.answer)

    __index__ = __int__ = __float__ = __complex__ = __bool__ = __hash__ = __len__
    __repr__ = __str__ = __bytes__ = __format__ = lambda self, *spec: note(self.answer)
    __contains__ = __getitem__ = __add__ = __radd__ = __lt__ = __eq__ = lambda self, other: note(self.answer)
    __enter__ = __aiter__ = __await__ = __next__ = __reversed__ = __len__


def attempt(work, *arguments):
    try:
        return work(*arguments)
    except Exception as e:
        return type(e).__name__, str(e)


def shown(v):
    """As `repr`, which the noting objects do not have."""
    if isinstance(v, (list, tuple)):
        return [shown(item) for item in v]
    return repr(v) if isinstance(v, (int, float, complex, str, bytes, bytearray, slice, type(None))) else type(v).__name__


def check(name, work, *arguments):
    """The result and what was noted, which must be so wherever a collection comes."""
    log.clear()
    wanted = shown(attempt(work, *arguments)), shown(log)
    print(name, *wanted)
    for number in range(1, 25):
        log.clear()
        set_nomemory(number, number)
        result = attempt(work, *arguments)
        if remove_mem_hooks():
            break
        got = shown(result), shown(log)
        if got != wanted:
            print("   collected at", number, *got)


def stubborn():
    try:
        yield note(1)
    except GeneratorExit:
        yield note(2)


def closed():
    generator = stubborn()
    next(generator)
    try:
        generator.close()
    finally:
        note(list(generator))


def returning():
    yield note("yielded")
    return [note("returned")]


def ended(generator):
    next(generator)
    try:
        next(generator)
    except StopIteration as stop:
        return stop.value


def stops():
    yield 1
    raise StopIteration("inside")


def counted(n):
    for i in range(n):
        yield note(i)


def unpacked(values):
    a, b = values


def starred(values):
    a, *b, c = values
    return a, b, c


class Missing(dict):
    def __missing__(self, key):
        return note([key])


class Setting:
    def __set_name__(self, owner, name):
        note(name)
        raise KeyError(name)


functions = (
    iter, len, list, tuple, set, dict, sum, sorted, max, min, int, float, complex, str, repr, bytes, bytearray, bool, hash,
    hex, chr, reversed, enumerate, any, all, abs, round, next, range, "".join, b"".join, [].extend, {}.update, [1].index, [1, 2].__getitem__,
    "{}".format, "%s %d".__mod__, "%x".__mod__, "abc".startswith, divmod.__call__, zip, map.__call__, frozenset,
    lambda v: f"{v:>9} {v!r}", lambda v: 3 in v, lambda v: [1, 2][v:], lambda v: v + 1, lambda v: 1 + v, lambda v: {v: 1},
    lambda v: [*v], lambda v: (lambda *a: a)(*v), lambda v: unpacked(v), lambda v: v < 1, lambda v: [v] == [1], lambda v: not v,
    lambda v: sorted([v, v]), lambda v: "x" * v, lambda v: [0] * v, lambda v: slice(v).indices(5),
)
for answer in (3, "text", None, 10 ** 30):
    for place, function in enumerate(functions):
        check(f"{place} {answer}", function, Noting(answer))
check("closed", closed)
check("returned", lambda: ended(returning()))
check("stopped", lambda: list(stops()))
check("two of three", lambda: unpacked(counted(3)))
check("two of one", lambda: unpacked(counted(1)))
check("starred", lambda: starred(counted(5)))
check("starred of one", lambda: starred(counted(1)))
check("strict", lambda: list(zip(counted(2), counted(3), strict=True)))
check("missing", lambda: Missing()["key"])
check("format missing", lambda: "%(a)s %(b)s" % Missing())
check("map", lambda: list(map(lambda a, b: note((a, b)), counted(2), counted(3))))
check("sort", lambda: sorted(counted(5), key=lambda n: note(-n)))
check("sum", lambda: sum(counted(3), 10 ** 30))
check("join", lambda: ",".join(str(n) for n in counted(3)))
check("join wrong", lambda: ",".join(counted(2)))
check("dict of pairs", lambda: dict([n, str(n)] for n in counted(3)))
check("dict of wrong pairs", lambda: dict([n] for n in counted(3)))
check("class", lambda: type("C", (), {"attribute": Setting()}))
check("raise", lambda: (_ for _ in ()).throw(note(ValueError)))
check("call of class", lambda: type("C", (), {"__init__": lambda self: note("init")})())
check("call that fails", lambda: counted(1, 2, x=note(3)))
