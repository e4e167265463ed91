# min, max, sum, any, all, abs, divmod, pow, round: arguments of every sort.
print(min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max("hello"), min((1, 2), (1, 1)), max({1: 2, 5: 0}), min([], default="none"), max((), default=None), min([5], default=1))
print(max("a", "bb", key=len), min(["bb", "a"], key=len), max([1, -5, 3], key=abs), max([1, 1.0, True]), min([True, 1, 1.0]), max([(1, "a"), (1, "b")], key=lambda p: p[0]), min(range(5), key=lambda v: (v - 2) ** 2), max([1], key=None))
for f in (
    lambda: min(), lambda: max([]), lambda: min(5), lambda: max(1, "a"), lambda: min(1, 2, default=3), lambda: max([1], foo=2), lambda: max(None), lambda: min([1, None]), lambda: max([1, 2], key=5), lambda: min({}), lambda: max(1j, 2j),
    lambda: sum(5), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum([1], "a"), lambda: sum([[1]], 5), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum([None]), lambda: any(5), lambda: all(), lambda: abs("a"), lambda: abs(), lambda: divmod(1), lambda: divmod("a", 1), lambda: pow(2), lambda: pow("a", 2), lambda: pow(2, 3, 1.5), lambda: pow(2.0, 3, 5), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(), lambda: round(1, 2, 3), lambda: len(5), lambda: len(), lambda: len([], []),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(sum([]), sum([1, 2.5]), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum(range(5), 10), sum([True, True]), sum({1: 2, 3: 4}), sum(x for x in (1, 2)), sum([1], start=5), sum([0.1] * 3), sum([1, 10**30]), sum([1j, 2]))
print(any([]), any([0, "", None]), any([0, 1]), all([]), all([1, "a"]), all([1, 0]), any("a"), all(""), any({0: 1}), any(x > 2 for x in [1, 3]), all(iter([])))
print(abs(-5), abs(-2.5), abs(True), abs(3 + 4j), divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), divmod(True, 2), pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(2.0, 0.5), pow(0, 0), pow(base=2, exp=3), pow(2, exp=3, mod=5), round(2.5), round(3.5), round(2.567, 2), round(1234, -2), round(number=1.5), round(2.5, ndigits=None))


class N:
    def __abs__(self):
        return "abs"

    def __round__(self, n="none"):
        return ("round", n)

    def __divmod__(self, o):
        return ("divmod", o)

    def __rdivmod__(self, o):
        return ("rdivmod", o)

    def __pow__(self, o, m=None):
        return ("pow", o, m)

    def __len__(self):
        return 7

    def __radd__(self, o):
        return ("radd", o)


n = N()
print(abs(n), round(n), round(n, 2), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), len(n), sum([n]))
calls = []
print(any(calls.append(v) or v for v in [0, 2, 3]), all(calls.append(v) or v for v in [1, 0, 5]), calls)
