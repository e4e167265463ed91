from fractions import Fraction as F
import numbers, math
print(F(1, 3), repr(F(6, -4)), F("3/7"), F("1.25"), F(" -2e-3 "), F(0.5), F(5), F("1_000/3"))
a, b = F(1, 2), F(3, 4)
print(a + b, a - b, a * b, a / b, b // a, b % a, divmod(b, a), a ** 3, a ** -2, a ** 0.5, -a, +a, abs(F(-1, 2)))
print(a + 1, 1 - a, 2 * a, 1 / a, a + 0.5, 0.5 * a, 2 ** F(3), 4 ** a, a == 0.5, a < b, a >= 0.5, F(2) == 2, a + 1j)
print(int(F(-7, 2)), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), round(F(7, 2)), round(F(5, 2)), round(F(355, 113), 2), math.trunc(F(7, 2)), float(F(1, 3)))
print(hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), {F(1, 2): "x"}[0.5], bool(F(0)), F(3, 6).as_integer_ratio(), F(355, 113).limit_denominator(10), F(math.pi).limit_denominator(1000))
print(sum([F(1, n) for n in range(1, 10)]), max(a, b), sorted([b, a]), f"{F(1, 3):.3f}", f"{F(1,2)}", isinstance(a, numbers.Rational), isinstance(2, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1.5, numbers.Rational), F(2).is_integer())
for f in [lambda: F(1, 0), lambda: F("x"), lambda: F([]), lambda: F(1, 2) / 0, lambda: F(1, 2) < "a", lambda: F(1.5, 2), lambda: F(float("nan")), lambda: F(0) ** -1, lambda: F(1,2) + "x"]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
