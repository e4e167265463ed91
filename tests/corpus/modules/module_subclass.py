# Modules of classes derived from module, and modules that are given such a class.

def case(f):
    try:
        print(f.__name__, f())
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


import sys
from types import ModuleType


class Lazy(ModuleType):
    "doc of the class"

    def __init__(self, name):
        super().__init__(name, "doc of " + name)
        self.made = 1

    @property
    def size(self):
        return len(self.__name__)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "lazy " + name

    def __call__(self, x):
        return x * 2


class Strict(ModuleType):
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    def __repr__(self):
        return "<strict>"


m = Lazy("m")
print(type(m), isinstance(m, ModuleType), m)
print(m.__name__, m.__doc__, m.made, m.size, m.other, sorted(vars(m)))
print(callable(m), m(21))
m.other = 5
print(m.other, m.__dict__["other"])
del m.other
print(m.other)


@case
def missing():
    return m._x


@case
def property_without_setter():
    m.size = 5


@case
def delete_missing():
    del m.other


plain = ModuleType("plain")
plain.x = 1
plain.__class__ = Strict
plain.x = 2
print(plain, plain.x, type(plain).__name__, isinstance(plain, Strict))
plain.__class__ = ModuleType
print(plain, type(plain).__name__)


@case
def no_module_class():
    plain.__class__ = int


@case
def dict_assigned():
    plain.__dict__ = {}


@case
def initialized_again():
    plain.__init__("again", "doc")
    return plain, plain.__doc__, plain.x


@case
def no_name():
    return ModuleType()


@case
def name_of_another_type():
    return Lazy(5)


sys.modules["imported"] = m
import imported
from imported import anything

print(imported is m, anything, imported.size)
for _ in range(3):
    print(imported.made, imported.something)
    imported.made += 1
