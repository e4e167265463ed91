# Abstract base classes: abstract methods of every kind, hooks, registration.

from abc import ABC, ABCMeta, abstractmethod
import abc


def e(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as x:
        return type(x).__name__ + ": " + str(x)


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...

    def describe(self):
        return f"{self.name}: {self.area()}"


class Half(Shape):
    def area(self):
        return 1

    name = "half"


class Square(Half):
    def __init__(self, side=2):
        self.side = side

    def area(self):
        return super().area() * self.side**2

    @property
    def name(self):
        return "square"

    @classmethod
    def make(cls):
        return cls(3)

    @staticmethod
    def helper():
        return "help"


print(e(Shape), e(Half), sep="\n")
print(Square().describe(), Square.make().area(), Square.helper())
print(sorted(Shape.__abstractmethods__), sorted(Half.__abstractmethods__))
print(Square.__abstractmethods__, type(Shape) is ABCMeta, issubclass(Square, Shape))


class Sized(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Sized:
            return any("__len__" in c.__dict__ for c in other.__mro__)
        return NotImplemented


class Box:
    def __len__(self):
        return 3


class Lid(Sized):
    pass


print(isinstance(Box(), Sized), isinstance(5, Sized), issubclass(Box, Sized), issubclass(Box, Lid))


class Number(ABC):
    pass


@Number.register
class Mine:
    pass


Number.register(int)
print(isinstance(3, Number), isinstance(True, Number), isinstance("", Number))
print(isinstance(Mine(), Number), issubclass(Mine, Number), Number in Mine.__mro__)
print(e(Number.register, 5), e(Mine.__class__, Number), e(issubclass, 5, Number), sep="\n")


class One(ABC):
    @abstractmethod
    def f(self): ...


print(e(One), One.f.__isabstractmethod__, e(lambda: type("Two", (One,), {"f": 1})()) is None)


class Later(One):
    pass


Later.f = lambda self: "late"
print(e(Later))
abc.update_abstractmethods(Later)
print(Later().f())
print(e(object.__new__, One))
