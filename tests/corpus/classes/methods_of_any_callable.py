"""Class methods and bound methods of what is no function."""

from types import MethodType


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Inner:
    pass


class Callable:
    def __call__(self, *args):
        return "called", args


class Named(Callable):
    __qualname__ = "named"

    def __init__(self, name):
        self.__name__ = name


def function(cls):
    """A function."""
    return cls.__name__


for f in (function, len, int, Inner, Callable(), Named("own"), Named(3), staticmethod(function), list.append, dict.fromkeys, None, 1):

    class Owner:
        of = classmethod(f)

        @classmethod
        def __repr__(cls):
            return "Owner()"

    for method in (Owner.of, Owner().of):
        print(type(method).__name__, repr(method).split(" at 0x")[0], method.__func__ is f, method.__self__ is Owner)
        show(lambda: method.missing)
    show(lambda: repr(MethodType(f, Owner)).split(" at 0x")[0])
    show(lambda: hash(Owner.of) == hash(Owner().of))

bound = Owner().__repr__
print(type([].append).__name__, type([].__len__).__name__, type(bound).__name__)
for name in ("__repr__", "__eq__", "__reduce__", "__call__", "__get__", "__init__", "__dir__"):
    own = getattr(bound, name)
    print(name, type(own).__name__, own.__self__ is bound)
print(bound.__name__, bound.__doc__, MethodType(function, 1).__doc__)
for name in ("tag", "__kwdefaults__"):
    show(lambda: getattr(bound, name))
    show(lambda: setattr(bound, name, 1))
    show(lambda: getattr(MethodType(staticmethod(function), 1), name))
