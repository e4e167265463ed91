# Special methods of built-in types, called by name: results, refusals, and what they are.

def show(text, f):
    try:
        print(text, repr(f()).split(" at 0x")[0])
    except Exception as e:
        print(text, type(e).__name__, e)


show("str rmod", lambda: "x".__rmod__("<%s>"))
show("str rmod int", lambda: "x".__rmod__(5))
show("bytes rmod", lambda: b"x".__rmod__(b"<%s>"))
show("mul str", lambda: "x".__mul__("y"))
show("imul", lambda: [1].__imul__(None))
show("rmul", lambda: (1,).__rmul__(2))
show("dict or", lambda: {}.__or__(5))
show("dict ror", lambda: {1: 2}.__ror__({3: 4}))
show("set or", lambda: {1}.__or__([2]))
show("set rand", lambda: {1, 2}.__rand__({2, 3}))
show("set rsub", lambda: {1, 2}.__rsub__({2, 3}))
show("set rxor", lambda: frozenset({1, 2}).__rxor__({2, 3}))
show("set isub", lambda: {1, 2}.__isub__({2}))
show("set iand", lambda: {1, 2}.__iand__([2]))
show("keys rsub", lambda: {1: 2}.keys().__rsub__({1, 5}))
show("range bool", lambda: (range(0).__bool__(), range(3).__bool__()))
show("None bool", lambda: None.__bool__())
show("int pow", lambda: (5).__pow__(3, 7))
show("int pow 0", lambda: (5).__pow__(3, 0))
show("int rpow", lambda: (2).__rpow__(5))
show("type or", lambda: int.__or__)
show("type or", lambda: type.__or__(int, str))
show("type or int", lambda: type.__or__(int, 5))
show("list hash", lambda: [].__hash__)
show("list hash call", lambda: [].__hash__())
show("dict hash", lambda: dict.__hash__)
show("no argument", lambda: int.__add__())
show("keyword", lambda: (5).__add__(x=1))
show("wrong object", lambda: int.__add__("x", 1))
show("wrong object", lambda: str.__contains__(5, "x"))
show("wrong object", lambda: dict.__contains__(5, "x"))
show("wrong object", lambda: list.__getitem__(5, 0))
show("wrong object", lambda: tuple.__getitem__(5, 0))
show("wrong object", lambda: list.__init__(5))
show("wrong object", lambda: str.join(5, []))
for what in (
    int.__add__, (5).__add__, list.append, [].append, int.real, object.__init__,
    object().__init__, object.__new__, str.maketrans, len, dict.__dict__["fromkeys"], type.__call__, "".join,
):
    print(type(what).__name__, repr(what).split(" at 0x")[0])
print(int.__add__.__name__, int.__add__.__qualname__, int.__add__.__objclass__, [].append.__qualname__)
print(len.__name__, len.__qualname__, len.__module__)
show("getter", lambda: int.real.__get__(5))
show("getter set", lambda: int.real.__set__(5, 6))
show("set attribute", lambda: setattr(5, "real", 1))
show("set member", lambda: setattr(slice(1), "start", 1))
show("set member", lambda: setattr(property(), "fget", 1))
show("NoneType", lambda: type(None)())
show("NoneType", lambda: type(None)(5))
show("ellipsis", lambda: type(...)(5))
show("object", lambda: object.__init__(object(), 5))


class A:
    def __new__(cls, *args):
        return object.__new__(cls, *args)


class B:
    def __init__(self, *args):
        super().__init__(*args)


class C:
    __init__ = None


class H:
    def __hash__(self):
        return super().__hash__()


show("new", lambda: A(1))
show("init", lambda: B(1))
show("init None", lambda: C())
h = H()
print(hash(h) == object.__hash__(h) == h.__hash__())
