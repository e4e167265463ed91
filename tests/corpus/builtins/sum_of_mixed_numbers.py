# sum(): which additions are exact, which are compensated, and which are neither.


class Int(int):
    pass


class Float(float):
    pass


class Half:
    def __radd__(self, other):
        return other + 0.5

    __add__ = __radd__


ITEMS = (
    [1e-07, -2.5, True], [1e-07, -2.5, 1], [1e-07, -2.5, 1.0], [1, 1e-07, -2.5], [1e-07, -2.5, 2**60],
    [1e-07, -2.5, 2**63], [1e-07, 2**70, -2.5, 1e-07], [0.1] * 10, [0.1] * 10 + [1], [1] + [0.1] * 10,
    [1e16, 1.0, 1], [1, 1e16, 1.0], [2**62, 2**62, 0.1, 0.1, 0.1], [2**62, -(2**62), 2**63, 1e-7, 1.0],
    [0.1, 0.1, 0.1, Int(1), 0.1], [0.1, 0.1, 0.1, Float(0.1), 0.1, 0.1], [1, Int(2), 0.1, 0.1, 0.1],
    [0.1, 1j, 0.1, 0.1], [1, Half(), 0.1, 0.1, 0.1], [0.1, Half(), 0.1, 0.1, 0.1, 0.1], [float("inf"), 1e300, 1],
    [1e308, 1e308, -1e308], [float("nan"), 1], [True, True], [True, 0.5, False, 1e-17], [1e100, 1.0, -1e100], [],
    [-0.0], [-0.0, -0.0], [0, -0.0], [1e-7, 10**400],
)
for items in ITEMS:
    for start in (0, 0.0, -0.0, 1e-07, True, 2**63, Int(0), Float(0), 1j):
        try:
            print(sum(items, start), sum(iter(items), start), sum((v for v in items), start=start), end="; ")
        except OverflowError as error:
            print(error, end="; ")
    print()
