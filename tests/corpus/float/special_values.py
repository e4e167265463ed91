# Arithmetic of floats with zeros, infinities, NaN and ints.
inf, nan = float("inf"), float("nan")
values = (0.0, -0.0, 1.5, -1.5, inf, -inf, 1e308, 5e-324)
for a in values:
    row = []
    for b in values:
        for f in (lambda: a + b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b):
            try:
                row.append(repr(f()))
            except ZeroDivisionError:
                row.append("zero")
    print(a, row)
for a, b in ((7.5, 2), (-7.5, 2), (7.5, -2), (-7.5, -2), (1e300, 1e-300), (5.5, 0.1), (0.3, 0.1), (-0.0, 3), (3, inf), (-3, inf), (1e16, 3)):
    print(a, b, divmod(a, b), a // b, a % b)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0.0), lambda: 0.0**-1, lambda: 1e308**2, lambda: (-8.0) ** 0.5, lambda: 10.0**400, lambda: 2.0**1024, lambda: 10**400 * 1.0, lambda: float(10**400), lambda: 1.0 + 10**400):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(2.0**0.5, 2.0**-1, 0.0**0, inf**0, nan**0, 1.0**inf, 1.0**nan, inf**-1, (-inf) ** 3, (-inf) ** 2, (-2.0) ** 3, 4**0.5, 0.0**0.5)
print(nan == nan, nan != nan, nan < 1, nan > 1, inf == inf, -inf < inf, 0.0 == -0.0, 1 == 1.0, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > inf, 10**400 < inf, -(10**400) > -inf, 10**400 > 1e308)
print(0.1 + 0.2, 1.1 * 3, 1e16 + 1, 1 / 3, 2 / 3, 100 * 1.1, 1e22, 1e21 + 1, 123456789 * 1000.0, 0.1 * 3 == 0.3)
print(abs(-0.0), -(0.0), +(-0.0), abs(-inf), not 0.0, not nan, bool(-0.0), bool(5e-324))
print(min(0.0, -0.0), max(-0.0, 0.0), max(nan, 1), max(1, nan), sum([0.1] * 10), sum([1e100, 1.0, -1e100]), sum([0.1, 0.2, 0.3]))
