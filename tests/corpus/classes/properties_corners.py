# Properties: setters, deleters, inheritance, overriding, errors, documentation.
class A:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value

    @x.deleter
    def x(self):
        print("deleting")
        self._x = 0

    @property
    def read_only(self):
        return "fixed"

    y = property(lambda self: "y", None, None, "doc of y")
    write_only = property(fset=lambda self, v: print("wrote", v))


a = A()
a.x = 5
a.x += 1
print(a.x, A.x.__doc__, A.y.__doc__, a.y, type(A.x).__name__, A.x.fget(a), A.x.fset is not None, A.y.fset)
del a.x
print(a.x)
for f in (lambda: setattr(a, "x", -1), lambda: setattr(a, "read_only", 1), lambda: delattr(a, "read_only"), lambda: setattr(a, "y", 1), lambda: a.missing, lambda: A.x.fget()):
    try:
        print(f())
    except (ValueError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
a.write_only = 3


class B(A):
    @A.x.getter
    def x(self):
        return ("B", super().x)

    @property
    def read_only(self):
        return super().read_only + " by B"


b = B()
b.x = 7
print(b.x, b.read_only, vars(b))
A.x = 10
print(a.x, b.x)
a.__dict__["read_only"] = "hidden"
print(a.read_only, a.__dict__)


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        print("computing", self.name)
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class C:
    @Lazy
    def value(self):
        return 42


c = C()
print(c.value, c.value, type(C.value).__name__)
c.value = 1
print(c.value)
del c.value
print(c.value)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        raise AttributeError(f"{self.name[1:]} cannot go")


class Person:
    name = Typed(str)
    age = Typed(int)

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Ann", 30)
print(p.name, p.age, vars(p))
for f in (lambda: Person("Bob", "x"), lambda: setattr(p, "name", 5), lambda: delattr(p, "age")):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(e)
