# Slots: descriptors of the class, layouts of several bases, what cannot be a slot.

def case(f):
    try:
        print(f.__name__, f())
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


class Point:
    __slots__ = ("y", "x")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Named(Point):
    __slots__ = ("name", "__dict__")


@case
def descriptors():
    return Point.x, Point.x is Point.x, Point.x.__name__, Point.x.__qualname__, Point.x.__objclass__ is Point


@case
def own_dict_has_no_slots():
    n = Named(1, 2)
    n.name, n.other = "n", 3
    before = dict(n.__dict__)
    n.x = 7
    n.more = 8
    return before, n.__dict__, n.x, n.y, n.name


@case
def emptied():
    n = Named(1, 2)
    del n.x
    n.z = 5
    answers = [hasattr(n, "x"), n.y, n.z]
    n.x = 4
    return answers, n.x, vars(n)


@case
def empty():
    return Point.__new__(Point).x


@case
def delete_empty():
    del Point.__new__(Point).x


@case
def no_room():
    Point(1, 2).z = 3


@case
def no_room_to_delete():
    del Point(1, 2).z


@case
def read_only():
    class Child(Point):
        __slots__ = ()
        kind = "child"

    Child(1, 2).kind = "other"


@case
def with_hook():
    class Child(Point):
        __slots__ = ()

        def __setattr__(self, name, value):
            object.__setattr__(self, name, value)

    Child(1, 2).z = 3


@case
def shadowed():
    class Child(Point):
        x = "class"

    c = Child.__new__(Child)
    c.x = "instance"
    Point.x.__set__(c, "slot")
    return c.x, Point.x.__get__(c), vars(c)


@case
def twice():
    class Child(Point):
        __slots__ = ("x",)

    c = Child(1, 2)
    Point.x.__set__(c, 9)
    return c.x, Point.x.__get__(c)


@case
def foreign():
    return Point.x.__get__("text")


@case
def foreign_set():
    class Other:
        x = Point.x

    Other().x = 1


@case
def mangled():
    class Private:
        __slots__ = ("__hidden", "_Private__too")

    return sorted(n for n in vars(Private) if n.startswith("_Private"))


@case
def conflict():
    class Bad:
        __slots__ = ("__a",)
        __a = 1


@case
def dict_twice():
    class Bad(Named):
        __slots__ = ("__dict__",)


@case
def not_a_name():
    class Bad:
        __slots__ = ("a b",)


@case
def not_a_string():
    class Bad:
        __slots__ = ("a", 5)


@case
def in_an_int():
    class Bad(int):
        __slots__ = ("a",)


@case
def in_a_str():
    class Good(str):
        __slots__ = ("a",)

    g = Good("text")
    g.a = 5
    return g, g.a, hasattr(g, "__dict__")


@case
def two_layouts():
    class Other:
        __slots__ = ("z",)

    class Bad(Point, Other):
        pass


@case
def best_base():
    class Plain:
        pass

    class Both(Plain, Point):
        __slots__ = ()

    b = Both(1, 2)
    b.free = 3
    return Both.__base__ is Point, vars(b), b.x


@case
def from_any_iterable():
    class Made:
        __slots__ = iter(["b", "a"])

    m = Made()
    m.a = 1
    return m.a, [n for n in vars(Made) if n in "ab"]


@case
def deleted_descriptor():
    class Made:
        __slots__ = ("a",)

    m = Made()
    m.a = 1
    del Made.a
    return m.a


class Loop:
    __slots__ = ("n",)


total, objects = 0, [Loop() for _ in range(50)]
for round in range(4):
    for i, o in enumerate(objects):
        o.n = getattr(o, "n", 0) + i
        if i % 7 == round:
            del o.n
            o.n = 1
        total += o.n
print(total)
