"""`__dict__` of a plain base, asked of classes, modules and exceptions that derive from it too."""

import types


class Base:
    pass


class Meta(Base, type):
    pass


class OtherMeta(type, Base):
    pass


class Made(metaclass=Meta):
    value = 1


class OtherMade(metaclass=OtherMeta):
    value = 2


class Module(Base, types.ModuleType):
    pass


class OtherModule(types.ModuleType, Base):
    pass


class Error(Base, Exception):
    pass


class OtherError(Exception, Base):
    pass


def told(what, do):
    try:
        print(what, type(do()).__name__)
    except Exception as error:
        print(what, type(error).__name__, error)


described = Base.__dict__["__dict__"]
for obj in (Made, OtherMade, Module("m"), OtherModule("m"), Error(), OtherError(), Base()):
    print(type(obj).__name__)
    told("attribute", lambda: obj.__dict__)
    told("set", lambda: setattr(obj, "__dict__", {"a": 1}))
    told("delete", lambda: delattr(obj, "__dict__"))
    told("described", lambda: described.__get__(obj))
    told("set", lambda: described.__set__(obj, {"a": 1}))
    told("then", lambda: obj.a)
    told("delete", lambda: described.__delete__(obj))
    print(sorted(name for name in vars(obj) if name[0] != "_"), getattr(obj, "__name__", None))
    told("wrong", lambda: described.__set__(obj, 1))

print(Made.__name__, Made.value, OtherMade.__name__, OtherMade.value, type(vars(Made)).__name__)
told("other class", lambda: described.__get__(int))
