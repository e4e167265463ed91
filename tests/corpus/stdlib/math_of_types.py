"""The special methods that `math` calls are those of the type; `dir` of parameterized classes."""

import math


class Counted:
    def __getattribute__(self, name):
        print("asked for", name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        raise AttributeError(name)

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __trunc__(self):
        return "trunc"


class Describing:
    def __get__(self, obj, owner):
        print("described", owner.__name__)
        return lambda: "from the descriptor"


class Described:
    __floor__ = __ceil__ = __trunc__ = Describing()


class Float:
    def __float__(self):
        return 2.5


class Derived(float):
    pass


class Own(float):
    def __floor__(self):
        return "own"

    __ceil__ = __trunc__ = None


class Late:
    pass


late = Late()
late.__floor__ = late.__trunc__ = lambda: "not looked at"
for obj in (Counted(), Described(), Float(), Derived(-2.5), Own(2.5), late, "text", True, 10**30):
    for function in (math.floor, math.ceil, math.trunc):
        try:
            print(type(obj).__name__, function.__name__, function(obj))
        except Exception as error:
            print(type(obj).__name__, function.__name__, type(error).__name__, error)


class Generic:
    attribute = 1
    __class_getitem__ = classmethod(type(list[int]))


print(set(dir(list)) <= set(dir(list[int])))
print(sorted(set(dir(Generic[int])) - set(dir(Generic))))
print([name in dir(Generic[int]) for name in ("attribute", "append", "__origin__")])
