# Decimal numbers: texts, arithmetic, rounding, functions, formats, contexts, signals.
from decimal import *
import random, math, copy
D = Decimal
def t(f):
    try: r = f(); print(repr(r), end=" ; ")
    except Exception as e: print(type(e).__name__, e, end=" ; ")
for s in "1 -1.50 +3e5 .5 5. 1E-7 1e-10 0.000001 0E+3 -0 -0.00 Inf -Infinity nan sNaN NaN123 -nan 1_000.5 12345678901234567890123456789012345 1e999999 abc 1e 1.2.3".split() + ["", " 7 ", "1 2"]: t(lambda: D(s))
print()
print(D(3), D(-5), D(1.1), D((1, (1, 2, 3), -2)), D(True), D(10**30), [str(D(x)) for x in ((0, (1,), "F"), (1, (), "n"))], D.from_float(.1))
a, b = D("1.23"), D("4.5678")
print(a + b, a - b, a * b, a / b, b // a, b % a, divmod(b, a), a ** 2, a ** b, -a, +a, abs(-a), 3 * a, 10 / a, 2 ** a, a + 1, 7 // a, round(b, 2), round(b), math.floor(b), math.ceil(b), int(b), float(b))
for x in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(5) // 0, lambda: D(5) % 0, lambda: D("inf") - D("inf"), lambda: D("snan") + 1, lambda: D(-1).sqrt(), lambda: D(0) ** 0, lambda: D(-2) ** D(".5"), lambda: D(10) ** 10 ** 9, lambda: D(1) + 1.5, lambda: D(1) < "a", lambda: D(1) < 1.5, lambda: D(1) == 1.0, lambda: D("nan") < 1, lambda: D("nan") == D("nan"), lambda: int(D("inf")), lambda: int(D("nan")), lambda: D([1]), lambda: D(None), lambda: D("1e30") // 1, lambda: D("1e30") % 3, lambda: D("1e40").quantize(D(1)), lambda: hash(D("snan")), lambda: D("0.1").as_integer_ratio(), lambda: D(1).quantize(D("1e-50")), lambda: D(-3).ln(), lambda: D(0).ln(), lambda: D((1, 2)), lambda: D((2, (1,), 0)), lambda: D(5).quantize(1, "bad"), lambda: pow(D(3), 5, 7), lambda: D("inf") * 0, lambda: D(1) // D("inf"), lambda: D(7) % D("inf")): t(x)
print()
for q in ("1", ".1", ".01", "1e1", "1e-5"):
    print([str(D(v).quantize(D(q), r)) for v in ("2.5", "-2.5", "3.45", "7.999", "0.0005") for r in (ROUND_HALF_EVEN, ROUND_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_05UP)])
for n in ("2", "3", "0.5", "10", "100", "1.0001", "123.456", "1e-5", "0.99", "16", "1e50"):
    x = D(n); print(n, x.sqrt(), x.exp() if x < 1000 else "", x.ln(), x.log10(), x.logb(), x ** D("0.5"), x ** -2, x ** D("1.1"), x ** 7)
with localcontext() as c:
    c.prec = 60; print(D(2).sqrt(), D(1).exp(), D(2).ln(), D(1) / 7, D(3) ** D("2.5"), D(7).log10()); c.prec = 5; print(D("123456.789") + 0, D(1) / 3, D("1e-3") * D("1.00005"), +D("99999.5"), c)
print(getcontext())
with localcontext(prec=3, Emax=5, Emin=-5, traps=[]) as c:
    for s in ("999.9e3", "1e-6", "1.234e-6", "0e-20", "1e5", "9.999e5", "1e-8", "5e-8"): print(+D(s), [f.__name__ for f, v in c.flags.items() if v], end=" "); c.clear_flags()
    print(D(1) / 0, D(0) / 0, D("abc"), D(1) / 3 * 3, D("inf") - D("inf"), D(10) ** 6, D(10) ** -9)
for s in ("1.2300", "100", "1e5", "0.00", "-0E+5", "inf", "1.0E+3"): print(D(s).normalize(), D(s).to_eng_string(), D(s).as_tuple(), D(s).adjusted(), D(s).number_class(), D(s).to_integral_value(), end="; ")
print()
print(D("12.5e3").to_eng_string(), D("1.5E-9").to_eng_string(), D("123E+7").to_eng_string(), D("0E-8").to_eng_string(), str(D("123456E+3")), D("0E+1").to_eng_string())
for spec in ("", "f", ".2f", "e", ".3e", "g", ".4g", "10.2f", "<10.1f", "^12.3f", "+.1f", ",.2f", "010.2f", "%", ".1%", "E", "G", "n", " .1f", "*>10", ".0f", "015,.2f", "#.0f", "z.1f", ".10f", "=+10.2f"): print(spec, [format(D(v), spec) for v in ("1234567.891", "-0.00012345", "0", "1e10", "NaN", "-Infinity", "-0.04")])
t(lambda: format(D(1), "q")); t(lambda: f"{D('1.5'):>8}|{D('1.5'):<8}|"); print()
for x, y in (("1", "1.0"), ("-1", "2"), ("inf", "1"), ("nan", "1"), ("snan", "1"), ("0", "-0"), ("1e5", "100000")):
    with localcontext(traps=[]): p, q = D(x), D(y); print(p.compare(q), p.compare_total(q), p.max(q), p.min(q), p.max_mag(q), p == q, p != q, p.same_quantum(q), p.copy_sign(q), p.remainder_near(q), p.fma(q, 2), p.next_plus(), p.next_minus(), p.next_toward(q), p.scaleb(2), p.compare_signal(q) if p.is_finite() else "", end=" / ")
print()
print(hash(D(5)) == hash(5), hash(D("0.5")) == hash(.5), hash(D("1e20")) == hash(10**20), hash(D("-0.1")) == hash(D("-0.10")), D("0.5") == .5, D(3) == 3, {D(1): "x"}[1], D("1.1") == 1.1, max(D(1), D(2)), sum([D("0.1")] * 3), sorted([D("2"), D("-1"), 1.5, 0]), D("nan") != D("nan"), D(1) <= 1, D(2) > 1)
from fractions import Fraction
print(D("0.5") == Fraction(1, 2), D("0.3") < Fraction(1, 3), copy.copy(D(1)), copy.deepcopy([D(2)]), D("1.5").__reduce__(), bool(D(0)), bool(D("nan")), complex(D(2)), D("1.5").real, D("1.5").imag, D("-7") // 2, D("-7") % 2, divmod(D(-7), 2))
c = Context(prec=4, rounding=ROUND_DOWN); print(c.create_decimal("3.14159"), c.divide(D(2), D(3)), c.add(1, 2), c.sqrt(2), c.power(2, 10), c.quantize(D("1.239"), D(".01")), c.Etiny(), c.Etop(), c.flags[Inexact], c.copy().prec, c.multiply(D("1.2345"), 3), c.to_sci_string(D("1e10")), c.is_nan(D(1)), c.compare(1, 2), c.create_decimal_from_float(3.14159), c.abs(D(-1)), c.max(1, 2), c.divmod(7, 2))
for bad in (lambda: setattr(c, "prec", 0), lambda: setattr(c, "rounding", "x"), lambda: setattr(c, "Emin", 1), lambda: setattr(c, "capitals", 2), lambda: setcontext(3), lambda: localcontext(foo=1)): t(bad)
print()
getcontext().traps[Inexact] = True; t(lambda: D(1) / 3); getcontext().traps[Inexact] = False; getcontext().traps[FloatOperation] = True; t(lambda: D(1.5)); t(lambda: D(1) < 1.5); t(lambda: D(1) == 1.5); print()
random.seed(5); getcontext().traps[FloatOperation] = False
acc = D(0)
for i in range(300):
    x = D(random.randrange(-10**12, 10**12)).scaleb(random.randrange(-20, 20)); y = D(random.randrange(1, 10**9)).scaleb(random.randrange(-9, 9))
    r = [x + y, x - y, x * y, x / y, y.sqrt(), y.ln(), x.quantize(D("1e-3")) if abs(x) < D("1e20") else 0, (y / 10**12).exp() if y < 10**14 else 0, y ** D("0.3"), y.log10(), y ** 3, y ** -1]
    acc = sum((v.normalize() if isinstance(v, D) else v for v in r), acc)
    if i % 30 == 0: print(*r)
print(acc)
