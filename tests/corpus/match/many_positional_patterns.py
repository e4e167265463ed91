"""A class pattern of more positional patterns than a byte counts."""

N = 300


class C:
    __match_args__ = tuple(f"a{i}" for i in range(N))


c = C()
for i in range(N):
    setattr(c, f"a{i}", i)
for count in (254, 255, 256, N, N + 1):
    names = [f"b{i}" for i in range(count)]
    namespace = {"C": C, "c": c}
    try:
        exec(f"match c:\n case C({', '.join(names)}, a7=x): print(b0, b{count - 1}, x)", namespace)
    except TypeError as e:
        print(e)
    namespace = {"C": C, "c": c}
    exec(f"match c:\n case C({', '.join('_' for _ in range(min(count, N) - 1))}, 5): print(5)\n case _: print('no')", namespace)
