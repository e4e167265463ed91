# `__call__` that is no plain function: what it is bound to.
class Static:
    __call__ = staticmethod(lambda *args, **kw: ("static", args, kw))


class Class:
    __call__ = classmethod(lambda cls, *args: (cls.__name__, args))


class Callee:
    def __call__(self, *args):
        return "callee", args


class Held:
    __call__ = Callee()


class Getter:
    def __get__(self, obj, cls=None):
        return lambda *args: ("got", type(obj).__name__, args)


class Described:
    __call__ = Getter()


class Builtin:
    __call__ = len


class Property:
    @property
    def __call__(self):
        return lambda x: ("property", x)


class Sub(Static):
    __slots__ = ()


class Meta(type):
    __call__ = staticmethod(lambda *args: ("meta", args))


class Made(metaclass=Meta):
    pass


print(Static()(1, k=2), Static()(), Class()(3), Held()(4, 5), Described()(6), Builtin()("abc"))
print(Property()(7), Sub()(*[8], **{"z": 9}), Made(10), list(map(Static(), [1, 2])))
print(sorted([3, 1, 2], key=type("Key", (), {"__call__": staticmethod(lambda x: -x)})()))
for wrong in (type("A", (), {"__call__": 5})(), type("B", (), {"__call__": None})()):
    try:
        wrong()
    except TypeError as e:
        print(e)
