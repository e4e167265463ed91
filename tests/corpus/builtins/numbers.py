# abs divmod pow round min max sum and conversions.
print(abs(-3), abs(2.5), abs(True), divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 8), pow(2, 0.5), pow(2, -1), pow(7, 2, 5))
print(round(2.567, 2), round(2.5), round(3.5), round(-1.5), round(5, 1), round(2.5, None), type(round(2.0)).__name__, type(round(2.0, 1)).__name__)
print(min(3, 1, 2), max(3, 1, 2), min([5]), max("abc"), min("b", "a"), max(1, 2.0), max(2, 2.0), min(2.0, 2), max([], default="none"), min((), default=None))
print(max("apple", "fig", key=len), min(["bb", "a", "c"], key=len), max([1, -5, 3], key=abs), max({"a": 2, "b": 1}), max([(1, "b"), (1, "a")]), min([3, 1], [2, 9]))
print(sum([1, 2, 3]), sum([]), sum([1.5, 2]), sum([[1], [2]], []), sum(range(101)), sum((1, 2), 10), sum([0.1] * 10), sum([True, True]), sum([1], start=5))
print(hex(255), oct(8), bin(10), hex(-1), chr(97), ord("a"), int("10", 2), float("1e3"), bool([]), str(1.0), complex if False else "")
for f in (lambda: max(1, "a"), lambda: min(5, default=1, key=None), lambda: max(1, 2, default=3), lambda: sum("abc"), lambda: hex(1.5), lambda: chr(0x110000), lambda: bin("1"), lambda: ord(""), lambda: round(1, "a"), lambda: pow(2, 3, 1.5)):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
