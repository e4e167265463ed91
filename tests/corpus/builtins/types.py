# isinstance issubclass type callable id hash.
class A: pass
class B(A): pass
print(isinstance(1, int), isinstance(True, int), isinstance("s", (int, str)), isinstance(B(), A), isinstance(A(), B), isinstance(None, type(None)), isinstance(int, type), isinstance([], (list, (dict, tuple))))
print(issubclass(B, A), issubclass(bool, int), issubclass(A, (int, object)), type(1) is int, type(B()) is A, type("").__name__, type(A).__name__, type(type).__name__)
print([type(x).__name__ for x in (1, 1.5, True, None, "s", [], (), {}, range(1), len, lambda: 0, A, A(), [].append, ..., slice(1), iter([]), iter(()), iter(""), {}.keys(), enumerate([]), zip(), map(len, []), ValueError())])
print(callable(len), callable(A), callable(A()), callable(5), callable(lambda: 0), callable([].append))
a = []
b = a
print(id(a) == id(b), id(a) == id([]) and "reused", a is b, hash("x") == hash("x"), hash(1) == hash(1.0), hash((1, 2)) == hash((1, 2)), hash(None) == hash(None), hash(5), hash(True), hash(0.0), hash(2.0), hash(-1), hash(-2))
print(int, str, type(5), A.__name__, repr(int), type(None), object)
for f in (lambda: isinstance(1), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: hash([]), lambda: type(), lambda: object(1)):
    try:
        f()
    except TypeError as e:
        print(e)
print(repr("a'b"), str(b""[0:0]) if False else "", ascii("é"), len("abc"), len([1]), len({}), len(range(5)), format(3.14159, ".2f"))
print(getattr("abc", "upper")(), hasattr([], "append"), hasattr(5, "real"), getattr(5, "nope", 1))
x = 5
print("x" in globals(), "a" in dir() if False else True, globals()["x"], __name__)
def f(p, q=2):
    r = 3
    return sorted(locals().items())
print(f(1), vars(A()) == {})
print(int.__name__, str.join("-", "abc"), int.__add__(1, 2), list.append.__name__)
