# Functions, classes and instances as decorators, stacked, with arguments, of methods and classes.
log = []


def trace(f):
    log.append(f"trace {f.__name__}")

    def wrapper(*args, **kwargs):
        log.append(f"call {f.__name__}{args}{kwargs}")
        return f(*args, **kwargs)

    wrapper.__name__ = f.__name__
    wrapper.__wrapped__ = f
    return wrapper


def repeat(times, *, between=None):
    log.append(f"repeat {times}")

    def decorate(f):
        return lambda *a: [f(*a) for _ in range(times)]

    return decorate


class Memo:
    def __init__(self, f):
        self.f, self.seen = f, {}

    def __call__(self, *args):
        if args not in self.seen:
            self.seen[args] = self.f(*args)
        return self.seen[args]

    def __get__(self, instance, owner):
        return lambda *args: self(instance, *args)


@trace
@repeat(2, between=1)
def double(n):
    return n * 2


@Memo
@trace
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lambda f: f.__name__
def named():
    pass


registry = {}


@registry.setdefault
def key_is_function():
    pass


decorators = [trace, lambda f: f]


@decorators[1]
@(decorators and decorators[0])
def subscripted():
    return "sub"


def singleton(cls):
    instance = cls()
    return lambda: instance


@singleton
class Config:
    value = 1


def add_method(name):
    def decorate(cls):
        setattr(cls, name, lambda self: f"{name} of {type(self).__name__}")
        return cls

    return decorate


@add_method("greet")
@add_method("leave")
class Person:
    @trace
    def method(self, x):
        return x

    @staticmethod
    @trace
    def static(x):
        return ("static", x)

    @classmethod
    @trace
    def of(cls, x):
        return (cls.__name__, x)

    @property
    @trace
    def prop(self):
        return "prop"

    @Memo
    def memo(self, x):
        return ("computed", x)


print(double(4) if False else double.__name__, double(3), fib(30), named, len(registry), subscripted())
print(Config() is Config(), Config().value, Person().greet(), Person().leave())
p = Person()
print(p.method(1), p.static(2), Person.static(3), p.of(4), Person.of(5), p.prop, p.memo(6), p.memo(6))
print(log[:8], len(log))


def order(n):
    print("evaluated", n)

    def decorate(f):
        print("applied", n)
        return f

    return decorate


@order(1)
@order(2)
def function(default=print("default")):
    pass


for bad in (None, 5, lambda: 0):
    try:

        @bad
        def f():
            pass
    except TypeError as e:
        print(e)
