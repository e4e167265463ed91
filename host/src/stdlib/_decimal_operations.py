"""The operations on decimal numbers; they become methods of `Decimal`."""

import _decimal_arith
from math import isqrt

from _decimal_context import (
    Clamped, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, InvalidOperation,
    Overflow, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Rounded, Subnormal, Underflow,
    _ROUNDINGS, _chosen, _state, getcontext,
)
from _decimal_number import (
    _FINITE, _INFINITE, _QUIET, _SIGNALING, Decimal, _digits, _exceeds, _fix, _infinity, _make, _nan,
    _operand, _power_of_ten, _result, _round_off,
)


def _invalid(context, condition=InvalidOperation):
    context._signal(condition)
    return _nan()


def _of_nans(context, *numbers):
    """The result if one of the numbers is a NaN, or None."""
    for kind in (_SIGNALING, _QUIET):
        for number in numbers:
            if number._kind == kind:
                if kind == _SIGNALING:
                    context._signal(InvalidOperation)
                return _make(number._sign, number._int, 0, _QUIET)._limited(context)
    return None


# ---- the four, each of two finite numbers or more


def _add(self, other, context):
    if self._kind or other._kind:
        found = _of_nans(context, self, other)
        if found is not None:
            return found
        if self._kind and other._kind and self._sign != other._sign:
            return _invalid(context)
        return _infinity((self if self._kind else other)._sign)
    a, b, e = self._int, other._int, self._exp
    gap = e - other._exp
    if gap:
        if (gap > 50 or gap < -50) and abs(gap) > 2 * context._prec + 50 and a and b:
            return _add_far(self, other, context)
        if gap > 0:
            a *= _power_of_ten(gap)
            e = other._exp
        else:
            b *= _power_of_ten(-gap)
    total = (-a if self._sign else a) + (-b if other._sign else b)
    if not total:
        sign = self._sign and other._sign
        if self._sign != other._sign:
            sign = context._rounding == ROUND_FLOOR
        return _fix(sign, 0, e, context)
    return _result(total < 0, abs(total), e, context)


def _add_far(self, other, context):
    """A sum in which the smaller number counts only as something that is not zero."""
    big, small = (self, other) if self.adjusted() > other.adjusted() else (other, self)
    if abs(big.adjusted() - small.adjusted()) <= context._prec + 2:
        a, b = big, small
        e = min(a._exp, b._exp)
        x = a._int * 10 ** (a._exp - e) * (-1 if a._sign else 1)
        y = b._int * 10 ** (b._exp - e) * (-1 if b._sign else 1)
        return _make(x + y < 0, abs(x + y), e)._fixed(context)
    e = min(big._exp, big.adjusted() - context._prec - 3)
    c = big._int * _power_of_ten(big._exp - e) * 10
    c += 1 if big._sign == small._sign else -1
    return _fix(big._sign, c, e - 1, context)


def _negated(number):
    return _make(not number._sign, number._int, number._exp, number._kind)


def _subtract(self, other, context):
    if self._kind >= _QUIET or other._kind >= _QUIET:
        return _of_nans(context, self, other)
    return _add(self, _negated(other), context)


def _multiply(self, other, context):
    sign = self._sign != other._sign
    if self._kind or other._kind:
        found = _of_nans(context, self, other)
        if found is not None:
            return found
        if not self or not other:
            return _invalid(context)
        return _infinity(sign)
    return _result(sign, self._int * other._int, self._exp + other._exp, context)


def _divide(self, other, context):
    sign = self._sign != other._sign
    if self._kind or other._kind:
        found = _of_nans(context, self, other)
        if found is not None:
            return found
        if self._kind and other._kind:
            return _invalid(context)
        if self._kind:
            return _infinity(sign)
        context._signal(Clamped)
        return _make(sign, 0, context._etiny)
    if not other._int:
        if not self._int:
            return _invalid(context, DivisionUndefined)
        context._signal(DivisionByZero)
        return _infinity(sign)
    ideal = self._exp - other._exp
    if not self._int:
        return _fix(sign, 0, ideal, context)
    shift = max(0, _digits(other._int) - _digits(self._int) + context._prec + 1)
    e = ideal - shift
    q, r = divmod(self._int * _power_of_ten(shift), other._int)
    if r:
        # The last digit tells that there is more, whatever the rounding.
        if q % 5 == 0:
            q += 1
    else:
        while e < ideal and q % 10 == 0:
            q //= 10
            e += 1
    return _result(sign, q, e, context)


def _whole_division(self, other, context):
    """The integer quotient and the remainder of finite numbers, `other` not zero."""
    sign = self._sign != other._sign
    ideal = min(self._exp, other._exp)
    if not self._int:
        return _make(sign, 0, 0), _make(self._sign, 0, ideal)
    places = self.adjusted() - other.adjusted()
    if places > context._prec + 1:
        return None
    a = self._int * _power_of_ten(self._exp - ideal)
    if places < 0:
        return _make(sign, 0, 0), _make(self._sign, a, ideal)
    b = other._int * _power_of_ten(other._exp - ideal)
    q, r = divmod(a, b)
    if _exceeds(q, context._prec):
        return None
    return _make(sign, q, 0), _make(self._sign, r, ideal)


def _division_specials(self, other, context, of_infinite):
    """The result of a whole division that is none of finite numbers, or None."""
    if self._kind or other._kind:
        found = _of_nans(context, self, other)
        if found is not None:
            return found
        if self._kind:
            return of_infinite(context)
    return None


def _divide_int(self, other, context):
    sign = self._sign != other._sign
    found = _division_specials(
        self, other, context, lambda c: _invalid(c) if other._kind else _infinity(sign)
    )
    if found is not None:
        return found
    if other._kind:
        return _make(sign, 0, 0)
    if not other._int:
        if not self._int:
            return _invalid(context, DivisionUndefined)
        context._signal(DivisionByZero)
        return _infinity(sign)
    pair = _whole_division(self, other, context)
    return _invalid(context, DivisionImpossible) if pair is None else pair[0]


def _remainder(self, other, context):
    found = _division_specials(self, other, context, _invalid)
    if found is not None:
        return found
    if other._kind:
        return self._fixed(context)
    if not other._int:
        return _invalid(context, InvalidOperation if self._int else DivisionUndefined)
    pair = _whole_division(self, other, context)
    return _invalid(context, DivisionImpossible) if pair is None else pair[1]._fixed(context)


def _divmod(self, other, context):
    found = _of_nans(context, self, other)
    if found is not None:
        return found, found
    sign = self._sign != other._sign
    if self._kind:
        nan = _invalid(context)
        return (nan, nan) if other._kind else (_infinity(sign), nan)
    if other._kind:
        return _make(sign, 0, 0), self._fixed(context)
    if not other._int:
        if not self._int:
            nan = _invalid(context, DivisionUndefined)
            return nan, nan
        context._signal(InvalidOperation, DivisionByZero)
        return _infinity(sign), _nan()
    pair = _whole_division(self, other, context)
    if pair is None:
        nan = _invalid(context, DivisionImpossible)
        return nan, nan
    return pair[0], pair[1]._fixed(context)


def remainder_near(self, other, context=None):
    context, other = _chosen(context), _operand(other)
    found = _division_specials(self, other, context, _invalid)
    if found is not None:
        return found
    if other._kind:
        return self._fixed(context)
    if not other._int:
        return _invalid(context, InvalidOperation if self._int else DivisionUndefined)
    pair = _whole_division(self, other, context)
    if pair is None:
        return _invalid(context, DivisionImpossible)
    q, r = pair
    b = other._int * _power_of_ten(other._exp - r._exp)
    sign, c = r._sign, r._int
    if 2 * c + (q._int & 1) > b:
        sign, c = not sign, b - c
        if _exceeds(q._int + 1, context._prec):
            return _invalid(context, DivisionImpossible)
    return _make(sign, c, r._exp)._fixed(context)


def fma(self, other, third, context=None):
    context = _chosen(context)
    other, third = _operand(other), _operand(third)
    if self._kind or other._kind:
        found = _of_nans(context, self, other)
        if found is not None:
            return found
        if third._kind >= _QUIET:
            return _of_nans(context, third)
        product = _multiply(self, other, context)
    else:
        product = _make(
            self._sign != other._sign, self._int * other._int, self._exp + other._exp
        )
    return _add(product, third, context)


# ---- operators


def _nothing(a, b, state):
    """Stands for an operation that natives have not."""


def _binary(operation, native=_nothing):
    def forward(self, other):
        if (made := native(self, other, _state)) is not None:
            return made
        if not isinstance(other, Decimal):
            if not isinstance(other, int):
                return NotImplemented
            other = _make(other < 0, abs(other), 0)
        return operation(self, other, getcontext())

    def reflected(self, other):
        if (made := native(other, self, _state)) is not None:
            return made
        if not isinstance(other, int):
            return NotImplemented
        return operation(_make(other < 0, abs(other), 0), self, getcontext())

    return forward, reflected


def _power(self, other, modulo=None, context=None):
    context = _chosen(context)
    if modulo is not None:
        return _power_modulo(self, other, _operand(modulo), context)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    if not other:
        return _invalid(context) if not self else _make(0, 1, 0)
    whole = other._kind == 0 and (other._exp >= 0 or other._int % _power_of_ten(-other._exp) == 0)
    odd = whole and int(other) & 1
    sign = self._sign and odd
    if self._sign and self and not whole:
        return _invalid(context)
    if not self:
        return _infinity(sign) if other._sign else _fix(sign, 0, 0, context)
    if self._kind:
        return _fix(sign, 0, 0, context) if other._sign else _infinity(sign)
    magnitude = self.copy_abs()
    if magnitude == 1:
        return _power_of_one(self, other, whole, sign, context)
    if other._kind:
        if other._sign == (magnitude._order(_make(0, 1, 0)) < 0):
            return _infinity(sign)
        return _fix(sign, 0, 0, context)
    return _power_finite(magnitude, other, whole, sign, context)


def _power_of_one(self, other, whole, sign, context):
    """1 to any power: with as many zeros as the result has room for, unless it is exact."""
    if whole and not other._sign and self._exp == 0:
        return _make(sign, 1, 0)
    if whole and self._exp < 0:
        e = max(self._exp * min(abs(int(other)), context._prec), 1 - context._prec)
        if other._sign or e == 1 - context._prec:
            e = 1 - context._prec
            context._signal(Rounded)
        return _make(sign, _power_of_ten(-e), e)
    if whole and self._exp == 0:
        return _make(sign, 1, 0)
    context._signal(Inexact, Rounded)
    return _make(sign, _power_of_ten(context._prec - 1), 1 - context._prec)


def _power_finite(base, other, whole, sign, context):
    from _decimal_math import power_digits

    prec = context._prec
    # Far beyond any exponent: no digits are needed.
    bound = base.adjusted() + (1 if base.adjusted() >= 0 else 0)
    if bound and _digits(abs(bound)) + other.adjusted() > 20:
        if (bound > 0) != bool(other._sign):
            return _fix(sign, 1, context._Emax + 1, context)
        return _fix(sign, 1, context._etiny - 2, context)
    if whole:
        n = abs(int(other))
        if not other._sign and _digits(base._int) * n <= 4 * prec + 100:
            return _fix(sign, base._int**n, base._exp * n, context)
    exact = _exact_power(base, other, prec)
    if exact is not None:
        c, e = exact
        if not whole or other._sign:
            # It is shown in full, as a result that was rounded is.
            pad = prec - _digits(c)
            if not whole and pad > 0:
                c, e = c * _power_of_ten(pad), e - pad
        return _fix(sign, c, e, context)
    digits = prec + 6
    yc = -other._int if other._sign else other._int
    while True:
        c, e = power_digits(base._int, base._exp, yc, other._exp, digits)
        last = c % _power_of_ten(_digits(c) - prec - 1) if _digits(c) > prec + 1 else 0
        unit = _power_of_ten(max(1, _digits(c) - prec - 1))
        if 4 < last < unit - 4 and abs(last - unit // 2) > 4:
            break
        if digits > 4 * prec + 60:
            break
        digits += max(6, prec // 2)
    return _fix(sign, c * 10 + 1, e - 1, context)


def _exact_power(base, other, prec):
    """The power as an integer and an exponent, if it is exact in so many digits."""
    n, d = other.as_integer_ratio()
    c, e = base._int, base._exp
    while c % 10 == 0:
        c, e = c // 10, e + 1
    if d > 1:
        if d > 64 or e % d:
            return None
        root = _integer_root(c, d)
        if root is None:
            return None
        c, e = root, e // d
    if n < 0:
        # 1 / c is exact for products of 2 and 5 alone.
        twos = fives = 0
        while c % 2 == 0:
            c, twos = c // 2, twos + 1
        while c % 5 == 0:
            c, fives = c // 5, fives + 1
        if c != 1:
            return None
        shift = max(twos, fives)
        if shift * -n > 4 * prec + 50:
            return None
        c, e, n = 2 ** (shift - twos) * 5 ** (shift - fives), -e - shift, -n
    if _digits(c) * n > 4 * prec + 50 and c != 1:
        return None
    c = c**n
    return (c, e * n) if _digits(c) <= prec else None


def _integer_root(c, d):
    """The `d`th root of `c` if that is an integer."""
    x = 1 << -(-c.bit_length() // d)
    while True:
        y = ((d - 1) * x + c // x ** (d - 1)) // d
        if y >= x:
            return x if x**d == c else None
        x = y


def _power_modulo(self, other, modulo, context):
    found = _of_nans(context, self, other, modulo)
    if found is not None:
        return found
    whole = all(
        n._kind == 0 and (n._exp >= 0 or n._int % _power_of_ten(-n._exp) == 0)
        for n in (self, other, modulo)
    )
    if not whole or other._sign or not modulo or modulo.adjusted() >= context._prec:
        return _invalid(context)
    if not other and not self:
        return _invalid(context)
    sign = self._sign and int(other) & 1
    return _make(sign, pow(abs(int(self)), int(other), abs(int(modulo))), 0)


def _plus(self, context=None):
    context = _chosen(context)
    if self._kind:
        found = _of_nans(context, self)
        return self if found is None else found
    if not self._int:
        sign = self._sign and context._rounding == ROUND_FLOOR
        return _fix(sign, 0, self._exp, context)
    return self._fixed(context)


def _minus(self, context=None):
    context = _chosen(context)
    if self._kind >= _QUIET:
        return _of_nans(context, self)
    if not self._kind and not self._int:
        sign = not self._sign and context._rounding == ROUND_FLOOR
        return _fix(sign, 0, self._exp, context)
    return _negated(self)._fixed(context) if not self._kind else _negated(self)


def _abs(self, context=None):
    return _minus(self, context) if self._sign else _plus(self, context)


def _pow(self, other, modulo=None):
    if not isinstance(other, (Decimal, int)):
        return NotImplemented
    return _power(self, _operand(other), modulo)


def _rpow(self, other):
    if not isinstance(other, int):
        return NotImplemented
    return _power(_operand(other), self)


for _name, *_operations in (
    ("add", _add, _decimal_arith.add), ("sub", _subtract, _decimal_arith.subtract),
    ("mul", _multiply, _decimal_arith.multiply), ("truediv", _divide, _decimal_arith.divide),
    ("floordiv", _divide_int), ("mod", _remainder), ("divmod", _divmod),
):
    _forward, _reflected = _binary(*_operations)
    setattr(Decimal, f"__{_name}__", _forward)
    setattr(Decimal, f"__r{_name}__", _reflected)
Decimal.__pow__, Decimal.__rpow__ = _pow, _rpow
Decimal.__pos__, Decimal.__neg__ = (lambda self: _plus(self)), (lambda self: _minus(self))
Decimal.__abs__ = lambda self: _abs(self)


# ---- functions


def sqrt(self, context=None):
    context = _chosen(context)
    if self._kind:
        found = _of_nans(context, self)
        if found is not None:
            return found
        return _invalid(context) if self._sign else self
    if not self._int:
        return _fix(self._sign, 0, self._exp >> 1, context)
    if self._sign:
        return _invalid(context)
    prec = context._prec + 1
    c, e = self._int, self._exp >> 1
    if self._exp & 1:
        c *= 10
    size = (_digits(c) + 1) >> 1
    shift = prec - size
    exact = True
    if shift >= 0:
        c *= _power_of_ten(2 * shift)
    else:
        c, rest = divmod(c, _power_of_ten(-2 * shift))
        exact = not rest
    e -= shift
    root = isqrt(c)
    exact = exact and root * root == c
    if exact:
        if shift >= 0:
            root //= _power_of_ten(shift)
        else:
            root *= _power_of_ten(-shift)
        e += shift
    elif root % 5 == 0:
        root += 1
    return _fix_nearest(False, root, e, context)


def _fix_nearest(sign, c, e, context):
    """As `_fix`, but rounded to the nearest whatever the context says."""
    rounding, context._rounding = context._rounding, ROUND_HALF_EVEN
    try:
        return _fix(sign, c, e, context)
    finally:
        context._rounding = rounding


def _correctly_rounded(context, make):
    """The result whose digits `make` gives, cut off, for as many as are asked for."""
    prec = context._prec
    digits = prec + 6
    while True:
        c, e = make(digits)
        sign, c = c < 0, abs(c)
        drop = _digits(c) - prec - 1
        unit = _power_of_ten(drop)
        last = c % unit
        if drop > 0 and 3 < last < unit - 3 or digits > 3 * prec + 60:
            break
        digits += max(4, prec // 3)
    return _fix_nearest(sign, c * 10 + 1, e - 1, context)


def exp(self, context=None):
    from _decimal_math import exp_digits

    context = _chosen(context)
    if self._kind:
        found = _of_nans(context, self)
        if found is not None:
            return found
        return _make(0, 0, 0) if self._sign else self
    if not self._int:
        return _make(0, 1, 0)
    if self.adjusted() > _digits(context._Emax - context._etiny) + 1:
        e = context._etiny - 2 if self._sign else context._Emax + 1
        return _fix_nearest(False, 1, e, context)
    if self.adjusted() < -context._prec - 1:
        c = _power_of_ten(context._prec + 1) + (-1 if self._sign else 1)
        return _fix_nearest(False, c, -context._prec - 1, context)
    c = -self._int if self._sign else self._int
    return _correctly_rounded(context, lambda digits: exp_digits(c, self._exp, digits))


def _logarithm(self, context, of_power, digits_of):
    context = _chosen(context)
    found = _of_nans(context, self)
    if found is not None:
        return found
    if not self:
        return _infinity(True)
    if self._sign:
        return _invalid(context)
    if self._kind:
        return self
    exact = of_power(self)
    if exact is not None:
        return _fix_nearest(exact._sign, exact._int, exact._exp, context)
    return _correctly_rounded(context, lambda digits: digits_of(self._int, self._exp, digits))


def ln(self, context=None):
    from _decimal_math import ln_digits

    def of_power(number):
        return _make(0, 0, 0) if number == 1 else None

    return _logarithm(self, context, of_power, ln_digits)


def log10(self, context=None):
    from _decimal_math import log10_digits

    def of_power(number):
        text = _decimal_arith.digits_of(number._int)
        if text.rstrip("0") != "1":
            return None
        power = number._exp + len(text) - 1
        return _make(power < 0, abs(power), 0)

    return _logarithm(self, context, of_power, log10_digits)


def logb(self, context=None):
    context = _chosen(context)
    found = _of_nans(context, self)
    if found is not None:
        return found
    if self._kind:
        return _infinity(False)
    if not self._int:
        context._signal(DivisionByZero)
        return _infinity(True)
    power = self.adjusted()
    return _make(power < 0, abs(power), 0)._fixed(context)


# ---- exponents


def quantize(self, exp, rounding=None, context=None):
    """The number with the exponent of `exp`."""
    if context is None:
        made = _decimal_arith.quantize(self, exp, rounding, _state)
        if made is not None:
            return made
    context = _chosen(context)
    exp = _operand(exp)
    if rounding is None:
        rounding = context._rounding
    elif rounding not in _ROUNDINGS:
        raise TypeError(
            "valid values for rounding are:\n"
            "  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n"
            "   ROUND_05UP]"
        )
    if self._kind or exp._kind:
        found = _of_nans(context, self, exp)
        if found is not None:
            return found
        if self._kind and exp._kind:
            return self
        return _invalid(context)
    e = exp._exp
    if not context._etiny <= e <= context._Emax:
        return _invalid(context)
    if not self._int:
        return _fix(self._sign, 0, e, context)
    if self.adjusted() > context._Emax or self.adjusted() - e + 1 > context._prec:
        return _invalid(context)
    c, inexact = self._int, False
    if self._exp >= e:
        c *= _power_of_ten(self._exp - e)
    else:
        c, inexact = _cut(self, e, rounding)
    size = _digits(c)
    if c and e + size - 1 > context._Emax or size > context._prec:
        return _invalid(context)
    if self._exp < e:
        context._signal(*([Rounded, Inexact] if inexact else [Rounded]))
    return _fix(self._sign, c, e, context)


def _cut(number, e, rounding):
    """The coefficient for the exponent `e`, which is larger than the number's."""
    c, drop = number._int, e - number._exp
    if drop > _digits(c) + 2:
        c, drop = 1, 2
    return _round_off(c, drop, number._sign, rounding)


def _to_integral(self, rounding, context, tells):
    context = _chosen(context)
    if self._kind:
        found = _of_nans(context, self)
        return self if found is None else found
    if self._exp >= 0:
        return self
    if not self._int:
        return _make(self._sign, 0, 0)
    c, inexact = _cut(self, 0, rounding or context._rounding)
    if tells:
        context._signal(*([Rounded, Inexact] if inexact else [Rounded]))
    return _make(self._sign, c, 0)


def to_integral_value(self, rounding=None, context=None):
    return _to_integral(self, rounding, context, False)


def to_integral_exact(self, rounding=None, context=None):
    return _to_integral(self, rounding, context, True)


def normalize(self, context=None):
    context = _chosen(context)
    if self._kind:
        found = _of_nans(context, self)
        return self if found is None else found
    number = self._fixed(context)
    if number._kind:
        return number
    if not number._int:
        return _make(number._sign, 0, 0)
    c, e = number._int, number._exp
    top = context._etop if context._clamp else context._Emax
    while e < top and c % 10 == 0:
        c, e = c // 10, e + 1
    return _make(number._sign, c, e)


def same_quantum(self, other, context=None):
    other = _operand(other)
    if self._kind or other._kind:
        return (
            self._kind >= _QUIET and other._kind >= _QUIET
            or self._kind == _INFINITE and other._kind == _INFINITE
        )
    return self._exp == other._exp


def scaleb(self, other, context=None):
    context, other = _chosen(context), _operand(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    limit = 2 * (context._Emax + context._prec)
    if other._kind or other._exp != 0 or not -limit <= int(other) <= limit:
        return _invalid(context)
    if self._kind:
        return self
    return _fix(self._sign, self._int, self._exp + int(other), context)


# ---- neighbours


def _next(self, up, context):
    found = _of_nans(context, self)
    if found is not None:
        return found
    if self._kind:
        if self._sign != up:
            return self
        return _make(self._sign, _power_of_ten(context._prec) - 1, context._etop)
    work = context.copy()
    work._rounding = ROUND_CEILING if up else ROUND_FLOOR
    work.clear_traps()
    new = self._fixed(work)
    if new._kind or new != self:
        return new
    return _add(self, _make(not up, 1, context._etiny - 1), work)


def next_plus(self, context=None):
    return _next(self, True, _chosen(context))


def next_minus(self, context=None):
    return _next(self, False, _chosen(context))


def next_toward(self, other, context=None):
    context, other = _chosen(context), _operand(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    order = self._order(other)
    if not order:
        return self.copy_sign(other)
    found = _next(self, order < 0, context)
    if found._kind:
        context._signal(Overflow, Rounded, Inexact)
    elif found.adjusted() < context._Emin:
        conditions = (Underflow, Subnormal, Rounded, Inexact, Clamped)
        context._signal(*conditions[:4 if found._int else 5])
    return found


def copy_abs(self):
    return _make(False, self._int, self._exp, self._kind)


def copy_sign(self, other, context=None):
    return _make(_operand(other)._sign, self._int, self._exp, self._kind)


for _function in (
    remainder_near, fma, sqrt, exp, ln, log10, logb, quantize, to_integral_value,
    to_integral_exact, normalize, same_quantum, scaleb, next_plus, next_minus, next_toward,
    copy_abs, copy_sign, _add, _subtract, _multiply, _divide, _divide_int, _remainder, _divmod,
    _power, _plus, _minus, _abs,
):
    setattr(Decimal, _function.__name__, _function)
Decimal.copy_negate = _negated
Decimal.to_integral = to_integral_value
