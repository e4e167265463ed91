# Decimals whose digits are truth values or move, and what contexts change in results, texts and flags.

from decimal import (
    MAX_PREC, ROUND_05UP, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, Context, Decimal, getcontext, localcontext,
)


def told(operation):
    with localcontext() as context:
        context.clear_flags()
        try:
            result = operation()
        except Exception as error:
            result = f"{type(error).__name__}: {error}"
        print(result, *sorted(signal.__name__ for signal, raised in context.flags.items() if raised))


narrow = Context(prec=4)
for a, b in ("1101", "1011"), ("110110", "11"), ("0", "1"), ("1201", "1"), ("-1", "1"), ("1E+1", "1"), ("1.0", "1"), ("NaN", "1"), ("1", "Infinity"):
    a, b = Decimal(a), Decimal(b)
    for name in "logical_and", "logical_or", "logical_xor":
        told(lambda: getattr(a, name)(b))
        told(lambda: getattr(narrow, name)(a, b))
    told(lambda: narrow.logical_invert(a))
told(lambda: Decimal(101).logical_or(other=11, context=narrow))
told(lambda: Decimal(101).logical_invert())
told(lambda: Decimal(101).logical_and(1.5))

for number in "12345", "-12.5", "0E+3", "7E-9", "Infinity", "sNaN", "-NaN12":
    for places in 0, 1, 3, -2, 4, -4, 5, Decimal("1.0"), Decimal("NaN"), Decimal("-Infinity"):
        told(lambda: narrow.shift(Decimal(number), places))
        told(lambda: narrow.rotate(Decimal(number), places))
told(lambda: Decimal(123).shift(2))
told(lambda: Decimal(123).rotate(-1))
told(lambda: Context(prec=MAX_PREC).shift(15, 2))

# What is rounded as the context says, and what is not.
for rounding in ROUND_UP, ROUND_FLOOR, ROUND_CEILING, ROUND_05UP:
    with localcontext(prec=3, rounding=rounding):
        told(lambda: [round(Decimal("-2.25"), 1), round(Decimal("2.25"), 1), round(Decimal("2.5")), round(Decimal("1E-7"), 1)])
        told(lambda: [Decimal("1E+999999").log10(), Decimal("1E-7").exp(), Decimal(1).exp(), Decimal(2).sqrt()])
        told(lambda: [-Decimal("-0"), -Decimal("0"), +Decimal("-0"), abs(Decimal("-0"))])
        told(lambda: Decimal(0).next_toward(1))
        told(lambda: Decimal("-1E-1000001").next_toward(5))
        told(lambda: Decimal("9.99E+999999").next_toward(Decimal("Infinity")))

for capitals in 0, 1:
    with localcontext(capitals=capitals):
        number = Decimal("1.5e+20")
        told(lambda: [str(number), repr(number), f"{number}", f"{number:30}", f"{number:g}", f"{number:E}", number.to_eng_string()])

told(lambda: Context(prec=9, clamp=1, Emax=99).quantize(Decimal("1E+5"), Decimal("1E+99")))
told(lambda: divmod(Decimal(1), 0))
told(lambda: Decimal("0E+30") // 1)
told(lambda: divmod(Decimal("0E+30"), Decimal("1.00")))
told(lambda: Decimal("1E+5") % Decimal("123456789"))
told(lambda: Decimal("1E+3").remainder_near(Decimal("999999999")))
told(lambda: Decimal("-Infinity") ** Decimal("Infinity"))
told(lambda: Decimal("-Infinity") ** -3)

for text in "1E+999999999999999999", "1E+1000000000000000000", "0E+1000000000000000000", "1E-1999999999999999997", "1E-1999999999999999998", "12E+999999999999999999", "-1E-99999999999999999999":
    told(lambda: Decimal(text))
    told(lambda: Context(traps=[]).create_decimal(text))
told(lambda: Decimal((0, (1, 2), 10**18)))
for operation in "compare", "quantize", "shift", "logical_and", "next_toward", "max":
    told(lambda: getattr(Decimal(1), operation)(1, context=4))
told(lambda: Decimal(2).sqrt(28))
print(getcontext())
