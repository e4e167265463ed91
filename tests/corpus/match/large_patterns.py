# Patterns of hundreds of parts.


def define(pattern, result):
    namespace = {"C": C, "Positional": Positional}
    exec(f"def f(x):\n    match x:\n        case {pattern}: return {result}\n        case _: return 'no'", namespace)
    return namespace["f"]


class C:
    def __init__(self, count):
        for i in range(count):
            setattr(self, f"a{i}", i)


class Positional:
    __match_args__ = tuple(f"a{i}" for i in range(100))

    def __init__(self):
        for i in range(100):
            setattr(self, f"a{i}", i)


for count in (3, 48, 49, 300):
    names = [f"n{i}" for i in range(count)]
    total = "sum([" + ", ".join(names) + "])"
    f = define("[" + ", ".join(names) + "]", total)
    print(count, f(range(count)), f(range(count + 1)), f(list(range(count))), f({}))
    try:
        f = define("[" + ", ".join(names) + ", *rest, last]", f"{total}, rest, last")
        print(f(range(count + 1)), f(range(count + 4)), f(range(count)))
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
    f = define("[first, *rest, " + ", ".join(names) + "]", f"{total}, first, rest")
    print(f(range(count + 1)), f(range(count + 4)), f(range(count)))
    f = define("[*_, " + ", ".join(names) + "]", total)
    print(f(range(count)), f(range(count - 1)))
    f = define("{" + ", ".join(f"{i}: {n}" for i, n in enumerate(names)) + ", **rest}", f"{total}, rest")
    print(f(dict(enumerate(range(count)))), f({i: i for i in range(count + 2)}), f({1: 2}))
    f = define("C(" + ", ".join(f"a{i}={n}" for i, n in enumerate(names)) + ")", total)
    print(f(C(count)), f(C(count - 1)), f(5))
    f = define(" | ".join(str(i) for i in range(count)), "'in'")
    print(f(count - 1), f(count))

names = [f"n{i}" for i in range(100)]
f = define("Positional(" + ", ".join(names) + ")", "sum([" + ", ".join(names) + "])")
print(f(Positional()), f(C(100)))

cases = "".join(f"        case [{i}, y] if y != 3: return {i}, y\n" for i in range(500))
namespace = {}
exec(f"def f(x):\n    match x:\n{cases}", namespace)
print(namespace["f"]([499, 7]), namespace["f"]([499, 3]), namespace["f"]([0, 1]))
