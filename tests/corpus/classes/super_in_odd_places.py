"""`super()` without arguments where there is no method, no first argument, or another `__class__`."""


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


class Base:
    def m(self):
        return "Base.m"


class Derived(Base):
    def through_name(self):
        alias = super
        return alias().m()

    def generator_expression(self):
        return list(super().m() for _ in [1])

    def display(self):
        return [super().m() for _ in [1]], {super().m(): 0 for _ in range(1)}

    def lambda_(self):
        return (lambda: super().m())()

    def lambda_with_argument(self):
        return (lambda x: super().m())(self)

    def inner_with_other(self):
        def inner(other):
            return super().m()

        return inner(3)

    def deleted(self):
        del self
        return super().m()

    def rebound(self):
        self = 3
        return super().m()

    def rebound_well(self):
        self = Derived()
        return super().m()

    def captured(self):
        def get():
            return self

        return super().m(), get() is self

    def captured_and_deleted(self):
        def get():
            return self

        del self
        return super().m()

    def starred(*args):
        return super().m()

    def keywords(**args):
        return super().m()

    def keyword_only(*, self):
        return super().m()

    def nothing():
        return super().m()

    def own_class(self):
        __class__ = Base
        return super().m()

    def empty_arguments(self):
        return super(*(), **{}).m()

    def in_class_body(self):
        class Inner:
            found = super().m()

        return Inner

    def by_eval(self):
        return eval("super().m()")


d = Derived()
for name in [n for n in vars(Derived) if n[:2] != "__"]:
    if name in ("keywords", "nothing"):
        show(getattr(Derived, name))
    elif name == "keyword_only":
        show(lambda: Derived.keyword_only(self=d))
    else:
        show(getattr(d, name))


class Rebinding(Base):
    def set_class(self):
        nonlocal __class__
        __class__ = 3

    def m(self):
        return super().m()


r = Rebinding()
show(r.m)
r.set_class()
show(r.m)


class Early(Base):
    def m(self):
        return super().m()

    show(m, 1)
    show(lambda: super())
    show(lambda x: super(), 1)


show(lambda: super())
show(lambda x: super(), 1)
super = lambda *args: args
print(Early().m.__func__.__code__.co_freevars)
show(lambda: Early.m(0))
