# Floats: operations and corner values.
inf = float("inf")
nan = float("nan")
print(1.5 + 2, 0.1 + 0.2, 1 / 3, 7.0 // 2, -7.0 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 2.0 ** 0.5)
print(divmod(7.5, 2), divmod(-7.5, 2), 1e308 * 10, -1e308 * 10, inf - inf, inf * 0)
print(inf > 10 ** 100, -inf < 0, nan == nan, nan != nan, nan < 1, [nan] == [nan])
print(0.0 == -0.0, -0.0, 0.0 * -1, 1 / inf, -1 / inf)
print(abs(-1.5), -1.5, +1.5, not 0.0, bool(0.1), bool(nan))
print(10 ** -2, 2 ** 0.5, 4 ** 0.5, (-8) ** 2.0, 0.0 ** 0)
print(1 < 1.5 < 2, 1.0 == 1, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: divmod(1.0, 0)):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
