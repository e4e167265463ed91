# functools.
import functools
from functools import partial, reduce, wraps, lru_cache, cache, total_ordering, cmp_to_key, cached_property, singledispatch


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 5), reduce(max, [3, 9, 2]))
t(lambda: reduce(lambda a, b: a, []))
p = partial(int, base=2)
print(p("1010"), p.args, p.keywords, p.func is int, partial(print, 1, sep="-").keywords, partial(pow, 2)(5), partial(partial(pow, 2), 3)())
t(lambda: partial(5)); print(partial(max, 3)(1, 7)); print(repr(partial(int, "7", base=8)))


def deco(f):
    @wraps(f)
    def inner(*args, **kwargs):
        """inner doc"""
        return f(*args, **kwargs) + 1

    return inner


@deco
def add(a, b=2):
    """add doc"""
    return a + b


print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(1), add.__qualname__)
calls = []


@lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 2, 1)], calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters(), square.__name__, square.__wrapped__(9))


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


@lru_cache(typed=True)
def kind(x, *, k=0):
    return type(x).__name__ + str(k)


print(kind(1), kind(1.0), kind(1, k=2), kind(True), kind.cache_info().currsize)
t(lambda: square([]))


@total_ordering
class V:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(V(1) <= V(1), V(1) > V(2), V(2) >= V(1), V(1) != V(1), sorted([V(3), V(1)])[0].n)
t(lambda: total_ordering(type("X", (), {})))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), max("abc", key=cmp_to_key(lambda a, b: ord(a) - ord(b))))


class C:
    def __init__(self):
        self.count = 0

    @cached_property
    def value(self):
        """doc"""
        self.count += 1
        return 42

    @functools.partialmethod
    def unused(self):
        return None


c = C()
print(c.value, c.value, c.count, "value" in c.__dict__)
del c.value
print(c.value, c.count)


class D:
    def area(self, w, h=1):
        return w * h

    double = functools.partialmethod(area, 2)


print(D().double(), D().double(h=5))


@singledispatch
def show(x):
    return "object"


@show.register
def _(x: int):
    return "int"


@show.register(str)
def show_str(x):
    return "str"


@show.register(list)
@show.register(tuple)
def _(x):
    return "sequence"


print(show(1), show("a"), show([]), show(()), show(1.5), show(True), show.dispatch(int) is not show.dispatch(str))
