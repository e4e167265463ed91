"""decimal: the common operations near the borders where they are no longer common."""
from decimal import (
    ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
    ROUND_HALF_UP, ROUND_UP, Context, Decimal, Inexact, Rounded, getcontext, localcontext,
)
import operator

D = Decimal
NUMBERS = [
    D(text) for text in (
        "0", "-0", "0.00", "1", "-1", "1.50", "2.5", "-2.5", "9.9999999999999999999999999995",
        "9999999999999999999999999999", "12345678901234567890123456789012345", "0.1", "1E+5",
        "1E-30", "-7E+40", "3.14159265358979323846264338327950288", "1E+999999", "1E-999999",
    )
]
OPERATIONS = (operator.add, operator.sub, operator.mul, operator.truediv)


def attempt(operation, *args):
    try:
        return str(operation(*args))
    except ArithmeticError as e:
        return f"{type(e).__name__} {e}"


for a in NUMBERS:
    for b in NUMBERS[::3]:
        print(a, b, *[attempt(op, a, b) for op in OPERATIONS], (a > b) - (a < b), a == b)
for n in (0, 3, -8, 10**30):
    print(*[attempt(op, D("1.25"), n) for op in OPERATIONS])
    print(*[attempt(op, n, D("1.25")) for op in OPERATIONS], n < D("1.25"), n == D(n))

for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP,
                 ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    with localcontext(prec=3, rounding=rounding):
        made = [D(n) / 8 for n in (1, 3, -5, 99999, 1005, -1015, 9995)]
        made += [D("1.005").quantize(D("0.01")), D("-2.5").quantize(D(1))]
        print(rounding, *made, D("7") - D("7.0"), -D("7") + 7)
    print(D("2.675").quantize(D("0.01"), rounding), D("-0.001").quantize(D("0.1"), rounding))

# Flags are set once and stay; what is trapped is raised.
with localcontext() as context:
    context.clear_flags()
    D(1) / 4
    print(context.flags[Inexact], context.flags[Rounded])
    D("1.0000000000000000000000000000") + D("0E-40")
    print(context.flags[Inexact], context.flags[Rounded])
    D(1) / 3
    D(1) / 3
    print(context.flags[Inexact], context.flags[Rounded])
    context.flags[Inexact] = False
    D(2) / 3
    print(context.flags[Inexact])
    context.traps[Inexact] = True
    print(attempt(operator.truediv, D(1), D(3)), attempt(operator.truediv, D(1), D(4)))
    context.prec = 2
    print(attempt(operator.mul, D(11), D(11)), attempt(operator.mul, D(11), D(9)))
with localcontext(Context(prec=4, Emax=5, Emin=-5, clamp=1)):
    print(D(1) * D("1E5"), attempt(operator.mul, D("1E3"), D("1E4")), D("1E-3") * D("1.2345E-3"))
print(getcontext().prec, D("1e2"), D(" 1_000.5 "), D("+.5"), D("5."), repr(D("-0.0000001")))


class Money(Decimal):
    def __add__(self, other):
        return Money(Decimal.__add__(self, other))


print(type(Money("1.5") + 1).__name__, type(Money(2) * 2).__name__, Money(3) == 3, str(Money("2.50")))
for wrong in ("1.2.3", "", "abc", "--1"):
    print(attempt(D, wrong))
for a, b in ((D(1), 1.5), (D(1), "1"), (D(1), None)):
    try:
        print(a + b)
    except TypeError as e:
        print(e)
print(D(1) == 1.0, D("0.1") == 0.1, D("NaN") == D("NaN"), D("Infinity") > 5, D(5) < D("Infinity"))
