# Every place calls here(LINE) with the lines that its own frame and its callers' must be at. LINE(n)
# names a line of this file by the comment that ends it: "#: name".
from lines import told


def here(*expected):
    global checks
    checks += 1
    lines = told()[1:]
    if lines[:len(expected)] != expected:
        raise AssertionError((lines, expected))
    return 1


checks = 0


def simple():
    here(LINE, @simple)
    x = 1
    here(LINE, @simple)
    return (x +
            here(LINE, @simple))


simple()  #: simple


def loops(n):
    for i in range(n):
        here(LINE, @loops)
        if i == 1:
            here(LINE, @loops)
            continue
        here(LINE, @loops)
    else:
        here(LINE, @loops)
    i = 0
    while i < n:
        here(LINE, @loops)
        i += 1
        if i == 2:
            break
        here(LINE, @loops)
    here(LINE, @loops)


loops(3)  #: loops


def handlers(kind):
    try:
        here(LINE, @handlers)
        if kind:
            raise kind("x")
        here(LINE, @handlers)
    except ValueError as e:
        here(LINE, @handlers)
        str(e)
        here(LINE, @handlers)
    except (KeyError, TypeError):
        here(LINE, @handlers)
    else:
        here(LINE, @handlers)
    finally:
        here(LINE, @handlers)
        x = 1
        here(LINE, @handlers)
    here(LINE, @handlers)


for kind in (None, ValueError, KeyError, TypeError):
    handlers(kind)  #: handlers


def raises(depth):
    if depth:
        try:
            raises(depth - 1)
        finally:
            here(LINE)
    raise ValueError(here(LINE))


try:
    raises(3)
except ValueError:
    here(LINE)


def generator(n):
    here(LINE)
    for i in range(n):
        got = yield i
        here(LINE)
    try:
        yield 7
    finally:
        here(LINE)


for item in generator(3):
    here(LINE)
g = generator(2)
next(g)
here(LINE)
g.send(1)
here(LINE)
g.close()
here(LINE)


def delegating():
    yield from generator(2)
    here(LINE)


list(delegating())

squares = [here(LINE) for _ in range(3)]
more = [
    here(LINE)
    for _ in range(2)
    if here(LINE)
]
lazily = list(
    here(LINE)
    for _ in range(2)
)
entered = list(  #: entered
    here(LINE, @entered)
    for _ in range(2)
)
apart = {
    here(LINE): here(LINE)
    for _ in range(1)
}


class Manager:
    here(LINE)

    def __enter__(self):
        here(LINE)
        return self

    def __exit__(self, *exc):
        here(LINE)
        return True

    here(LINE)


def managed():
    with Manager() as m:
        here(LINE)
        raise KeyError
    here(LINE)
    with Manager(), \
            Manager():
        here(LINE)
    here(LINE)


managed()


def decorator(f):
    here(LINE)
    return f


def factory(x):
    return decorator


@decorator
@factory(
    here(LINE))
def decorated(
    a=here(LINE),
    b=1
):
    return here(LINE)


decorated()
function = lambda: (
    here(LINE))
function()
called = max(
    here(LINE),
    here(LINE),
    key=lambda x:
        here(LINE))
text = f"""
{here(LINE)}
{
here(LINE)
}"""
result = (here(LINE)
          and
          here(LINE)
          or here(LINE))
chosen = (here(LINE)
          if here(LINE)
          else here(LINE))
chain = (
    1 <
    here(LINE) + 1
    < here(LINE) + 2)


def recursive(n):
    if n == 0:
        return here(LINE, @inner, @inner, @recursive)
    return recursive(n - 1)  #: inner


recursive(2)  #: recursive


class Operators:
    def __add__(self, other):
        here(LINE, @add)
        return self

    def __getattr__(self, name):
        return here(LINE, @getattr)

    def __getitem__(self, key):
        return here(LINE, @getitem)

    def __len__(self):
        return here(LINE, @len)

    @property
    def value(self):
        return here(LINE, @value)

    def __init__(self):
        here(LINE, @init)

    def __iter__(self):
        here(LINE)
        return iter([1])


o = Operators()  #: init
o + o  #: add
o.missing  #: getattr
o[1]  #: getitem
len(o)  #: len
o.value  #: value
for _ in o: pass
sorted([2, 1], key=lambda x: here(LINE, LINE))

try:
    [
        1,
        2,
    ][
        here(LINE) + 5
    ]
except IndexError:
    here(LINE)

if checks < 100:
    raise AssertionError(checks)
print("checked")
