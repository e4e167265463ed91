# Decimals of more digits than ints may have in text, and contexts of the largest precision.

import decimal
from decimal import Decimal


def show(name, work):
    try:
        print(name, work())
    except Exception as error:
        print(name, type(error).__name__, str(error)[:60])


long = Decimal("8" * 5000)
show("int", lambda: int("8" * 5000))
show("str", lambda: (len(str(long)), str(long) == "8" * 5000))
show("point", lambda: str(Decimal("3" * 6000 + ".5"))[-4:])
show("format", lambda: format(long, "f")[:10])
show("tuple", lambda: (len(long.as_tuple().digits), sum(long.as_tuple().digits)))
show("int", lambda: int(long) % 1000)
show("engineering", lambda: long.to_eng_string()[-5:])
show("payload", lambda: repr(Decimal("NaN" + "9" * 5000))[-4:])
show("sum", lambda: long + 1)
show("logarithms", lambda: (long.ln(), long.log10(), long.logb(), long.sqrt()))
show("next", lambda: Decimal("1." + "0" * 50 + "1").ln())

context = decimal.getcontext()
context.prec, context.Emax, context.Emin = decimal.MAX_PREC, decimal.MAX_EMAX, decimal.MIN_EMIN
show("whole", lambda: Decimal(10) ** 30 // 7)
show("rest", lambda: (Decimal(10**30) % 7, divmod(Decimal(-7), Decimal(2)), Decimal(7).remainder_near(Decimal(4))))
show("fractions", lambda: Decimal("1e5") // Decimal("3e-3"))
show("exact", lambda: (Decimal(1) + Decimal("1e-50"), Decimal(2) ** 200, Decimal("9" * 130) + 1))


def factorial(low, high):
    if low == high:
        return low
    middle = (low + high) // 2
    return factorial(low, middle) * factorial(middle + 1, high)


show("factorial", lambda: (str(factorial(Decimal(1), Decimal(2000)))[:20], factorial(Decimal(1), Decimal(2000)).adjusted()))
context.prec = 200
show("carry", lambda: Decimal("9" * 200) + 1)
show("one more", lambda: Decimal("9" * 201) + 0)
show("fits", lambda: Decimal("1e199") // 1)
show("does not", lambda: Decimal("1e200") // 1)
