"""Objects whose class names another object as its `__call__`."""


class Shared:
    pass


Shared.__call__ = Shared()
try:
    Shared()()
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))


class Static:
    pass


static = Static()
Static.__call__ = staticmethod(static)
try:
    static()
except RecursionError as e:
    print(type(e).__name__, str(e).startswith("maximum recursion depth exceeded"))


class Inner:
    def __call__(self, *args, **kwargs):
        return "inner", args, kwargs


class Outer:
    __call__ = Inner()


class Outermost:
    __call__ = Outer()


print(Outermost()(1, a=2))
print(Outer()())
