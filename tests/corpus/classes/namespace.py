"""What a class body leaves in the namespace of its class."""


class Plain:
    pass


class Filled:
    """Docs."""

    x = g = 1

    def method(self):
        self.a = 1
        self.b, (self.c, *self.d) = 2, (3, 4)
        for self.e in ():
            pass
        other = self
        other.f = 1
        self.g += 1
        self.a = 2

        def inner():
            self.h = 1

        class Inner:
            def method(self):
                self.i = 1

        return Inner

    print(sorted(locals()))


class Slotted:
    __slots__ = ("s", "__weakref__")

    def set(self):
        self.s = 1


class Slots:
    __slots__ = ()


class Error(Exception):
    pass


class Derived(Filled):
    y: int = 2


for c in (Plain, Filled, Slotted, Slots, Error, Derived):
    print(c.__name__, [n for n in vars(c) if n != "__static_attributes__"], sorted(c.__static_attributes__))
    print(c.__firstlineno__, c.__doc__, sorted(n for n in dir(c) if n not in dir(object)))

print(Filled().method().__static_attributes__, Plain.__dict__["__dict__"], Plain.__dict__["__weakref__"])
d = Plain.__dict__["__dict__"]
p = Plain()
p.a = 1
print(type(d).__name__, d.__name__, d.__objclass__, d.__qualname__, d.__get__(p), d.__get__(None, Plain) is d)
d.__set__(p, {"b": 2})
print(p.b, vars(p), p.__dict__, hasattr(p, "a"))
d.__delete__(p)
print(p.__dict__)
for wrong in (lambda: d.__get__(5), lambda: d.__set__(p, 3), lambda: Plain.__dict__["__weakref__"].__set__(p, None)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
print(Plain.__dict__["__weakref__"].__get__(p), p.__weakref__)
Copy = type("Copy", (), {k: v for k, v in vars(Filled).items() if k not in ("__dict__", "__weakref__")})
print([k for k in vars(Copy)], Copy.x, Copy.__firstlineno__)


@staticmethod
class Decorated:
    pass


print(Decorated.__func__.__firstlineno__)
Plain.later = 1


class Late:
    def f(self):
        pass


Late.g = 1
Late.f = 2
del Late.g
Late.h = 3
print(list(vars(Late)), "later" in vars(Plain), Plain().__dict__, Late.f, Late.h, Late().__dict__)
