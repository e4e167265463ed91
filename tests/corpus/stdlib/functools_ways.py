"""functools: partial methods, functions by class, caches of attributes, what wrappers take over."""
import collections.abc
import functools
import pickle
from typing import Union


def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


def capture(*args, **kw):
    return args, kw


p = functools.partial(capture, 1, a=2)
p.note = "kept"
print(p(3, b=4), p.func is capture, p.args, p.keywords, p.__dict__)
q = functools.partial(p, 5, c=6)
print(q(), q.func is capture, q.args, q.keywords)
print(repr(functools.partial(print, 1, sep="-")))
class Sub(functools.partial): pass
print(repr(Sub(len)).replace("__main__.", ""), Sub(Sub(len, "abc"))())
p.__setstate__((capture, (9,), {"z": 1}, {"other": 1}))
print(p(), p.__dict__)
for state in (1, (), (1, (), {}, {}), (capture, [], {}, {}), (capture, (), [], {})):
    show(p.__setstate__, state)
show(functools.partial, 1)
show(functools.partial)


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, *more, **kw):
        self.alive = state
        return state, more, kw

    set_alive = functools.partialmethod(set_state, True)
    set_dead = functools.partialmethod(set_alive, False, why="none")
    of_class = functools.partialmethod(classmethod(capture), 1, two=2)
    static = functools.partialmethod(staticmethod(capture), 1)
    of_partial = functools.partialmethod(functools.partial(capture, 7), 8)


c = Cell()
print(c.set_alive(), c.alive, Cell.set_alive(c, 1))
print(c.set_dead(x=1), c.alive)
args, kw = c.of_class(3)
print(args[0] is Cell, args[1:], kw)
print(c.static(2), Cell.static(2))
print(c.set_alive.__self__ is c, c.set_alive.func.__name__)
show(functools.partialmethod, 5)
print(repr(vars(Cell)["set_dead"]).split("(")[0], vars(Cell)["set_dead"].args, vars(Cell)["set_dead"].keywords)


@functools.singledispatch
def kind(x):
    return "base"


@kind.register(int)
def _(x):
    return "int"


@kind.register
def _(x: Union[str, bytes]):
    return "text"


@kind.register
def _(x: list | tuple):
    return "row"


@kind.register(collections.abc.Sized)
def _(x):
    return "sized"


@kind.register(collections.abc.Mapping)
def _(x):
    return "mapping"


print([kind(x) for x in (1, True, "a", b"a", [], (), {}, set(), 1.5, None, range(2))])
print(kind.dispatch(dict) is kind.registry[collections.abc.Mapping], type(kind.registry).__name__)
show(kind)
show(kind.register, 5)
show(kind.register, "int", len)

def wrong(x: 5): pass
show(lambda: kind.register(wrong))
def wrong2(x: int | list[int]): pass
show(lambda: kind.register(wrong2))
class P(collections.abc.Iterable):
    def __iter__(self): return iter(())
class Q:
    def __len__(self): return 0
@kind.register(collections.abc.Iterable)
def _(x): return "iterable"
print(kind(P()), kind(Q()))
class Two(collections.abc.Iterable, collections.abc.Sized):
    def __iter__(self): return iter(())
    def __len__(self): return 0
print(kind(Two()))
class Late:
    def __iter__(self): return iter(())
    def __len__(self): return 0
show(lambda: kind(Late()).split()[0])


class Shape:
    @functools.singledispatchmethod
    def area(self, x):
        return "any", x

    @area.register
    def _(self, x: int):
        return "int", x

    @area.register(str)
    @classmethod
    def _(cls, x):
        return cls.__name__, x

    @functools.singledispatchmethod
    @staticmethod
    def of(x):
        return x

    @of.register(int)
    @staticmethod
    def _(x):
        return -x


s = Shape()
print(s.area(1), s.area("a"), s.area(None), Shape.of(4), s.of("x"))
show(s.area)
print(s.area.__name__, callable(Shape.area.register))


class Slotted:
    __slots__ = ()

    @functools.cached_property
    def value(self):
        return 1


show(lambda: Slotted().value)
class Meta(type):
    @functools.cached_property
    def prop(cls): return 1
class Made(metaclass=Meta): pass
show(lambda: Made.prop)


@functools.total_ordering
class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, other): return self.n == other.n
    def __lt__(self, other): return self.n < other.n
print(Version(1) >= Version(0), Version.__ge__.__module__, Version.__ge__.__qualname__)
print(pickle.loads(pickle.dumps(Version.__ge__)) is Version.__ge__)


@functools.lru_cache(maxsize=2)
def double(x): return 2 * x
double(1), double(2), double(1)
info = double.cache_info()
print(info, info.hits, info == (1, 2, 2, 2), info._fields)
print(type(info)(hits=1, misses=2, maxsize=3, currsize=4))


def plain(a: int) -> str:
    "Documented."
plain.mark = 1
def other(): pass
other.mark = 0
functools.update_wrapper(other, plain, ("__name__",), ())
print(other.__name__, other.__doc__, other.mark, other.__wrapped__ is plain)
show(lambda: functools.update_wrapper(other, plain, (), ("missing",)))
functools.update_wrapper(other, plain)
print(other.__doc__, other.__annotations__, other.mark)
