# getattr, setattr, delattr, hasattr, vars, dir, isinstance, issubclass, callable, type.
class A:
    kind = "class"

    def __init__(self):
        self.x = 1

    def method(self):
        return self.x

    @property
    def broken(self):
        raise AttributeError("inside")

    @property
    def failing(self):
        raise ValueError("not an attribute error")


class B(A):
    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(f"no {name}")


a, b = A(), B()
print(getattr(a, "x"), getattr(a, "y", 5), getattr(b, "dynamic"), getattr(b, "q", None), getattr(a, "kind"), getattr(a, "method")(), getattr(a, "broken", "default"), getattr(b, "broken", "default"))
print(hasattr(a, "x"), hasattr(a, "y"), hasattr(b, "dyn"), hasattr(a, "broken"), hasattr(A, "method"), hasattr(5, "real"), hasattr([], "append"))
setattr(a, "y", 2)
setattr(A, "z", 3)
delattr(a, "x")
print(vars(a), a.z, b.z, "x" in vars(a), vars(b), sorted(k for k in vars(A) if not k.startswith("__")))
for f in (
    lambda: getattr(a, "nope"), lambda: getattr(a, 5), lambda: getattr(a), lambda: getattr(a, "failing", 1), lambda: hasattr(a, "failing"), lambda: hasattr(a, 5), lambda: setattr(a, "broken", 1), lambda: setattr(5, "x", 1), lambda: setattr(a, 5, 1), lambda: delattr(a, "nope"), lambda: delattr(A, "nope"), lambda: delattr(a, "method"), lambda: a.x, lambda: b.other, lambda: A.nope, lambda: vars(5), lambda: vars([]), lambda: setattr(int, "x", 1), lambda: setattr([], "x", 1), lambda: None.x, lambda: (5).real.x, lambda: "a".b, lambda: len.x, lambda: (lambda: 0).nope, lambda: A.method(), lambda: a.method(1), lambda: int.x,
    lambda: isinstance(1), lambda: isinstance(1, 5), lambda: isinstance(1, [int]), lambda: isinstance(1, (str, 5)), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: issubclass(int, (str, "x")), lambda: callable(), lambda: type(), lambda: type(1, 2), lambda: id(), lambda: object(1), lambda: object().x,
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(isinstance(b, A), isinstance(a, B), isinstance(1, (str, int)), isinstance(True, int), isinstance(None, type(None)), isinstance(A, type), isinstance(1, ()), isinstance(1, (str, (int, float))), issubclass(B, A), issubclass(A, A), issubclass(bool, int), issubclass(B, (int, object)), issubclass(int, ()))
print(callable(len), callable(A), callable(a), callable(lambda: 0), callable(5), callable(a.method), callable(None), callable(type))
print(type(1), type(A), type(a).__name__, type(a) is A, type(None), type(type), type(...), type(NotImplemented), type(len).__name__, type(lambda: 0).__name__, type(a.method).__name__, type(A.method).__name__, type([].append).__name__, type(int.real).__name__ if False else "")
print([n for n in dir(b) if not n.startswith("_")], [n for n in dir(A) if not n.startswith("_")], "append" in dir([]), "__len__" in dir(""), dir(a) == sorted(dir(a)))
f = lambda: 0
f.attribute = 1
print(f.attribute, vars(f), f.__name__, f.__dict__)
del f.attribute
print(hasattr(f, "attribute"))
