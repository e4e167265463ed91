# An alias asks its class for attributes that are not its own.
def show(*makers):
    for make in makers:
        try:
            print(repr(make()))
        except Exception as e:
            print(type(e).__name__, e)


class Box:
    """What takes types."""
    x = 3
    __class_getitem__ = classmethod(type(list[int]))

    def get(self):
        return self.x

    @classmethod
    def made(cls):
        return cls.__name__


alias = list[int]
show(lambda: alias.append, lambda: alias.__name__, lambda: alias.__qualname__,
     lambda: alias.__module__, lambda: alias.__len__, lambda: alias.__mro__,
     lambda: alias.__bases__, lambda: alias.__copy__, lambda: alias.__eq__,
     lambda: alias.__hash__, lambda: alias.__class__, lambda: alias.nothing,
     lambda: alias.__nothing__, lambda: alias.__origin__, lambda: dict[str, int].fromkeys("ab"),
     lambda: hash(alias) == hash(list[int]), lambda: alias == list[int])
show(lambda: Box[int].x, lambda: Box[int].__doc__, lambda: Box[int].made(),
     lambda: Box[int].get(Box()), lambda: Box[int]().__orig_class__, lambda: Box[int].__args__,
     lambda: setattr(Box[int], "x", 4), lambda: delattr(Box[int], "x"))
