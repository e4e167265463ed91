"""Decimal numbers: a sign, an integer of digits and an exponent of ten."""

import _decimal_arith
import math as _math
import re as _re
import sys as _sys

from _decimal_context import (
    Clamped, ConversionSyntax, DivisionByZero, DivisionImpossible, DivisionUndefined,
    FloatOperation, Inexact, InvalidContext, InvalidOperation, MAX_EMAX, MIN_ETINY, Overflow,
    ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, Rounded, Subnormal, Underflow,
    _ROUNDINGS, _chosen, _state, getcontext,
)

# The kinds of numbers.
_FINITE, _INFINITE, _QUIET, _SIGNALING = 0, 1, 2, 3

_NUMBER = _re.compile(
    r"([-+])?(?:(\d+\.?\d*|\.\d+)(?:E([-+]?\d+))?|(Inf(?:inity)?)|(s)?NaN(\d*))\Z", _re.IGNORECASE
)
_PRIME = _sys.hash_info.modulus
_TENTH = pow(10, -1, _PRIME)
_POWERS = [10**n for n in range(128)]


def _power_of_ten(n):
    return _POWERS[n] if n < 128 else 10**n


def _exceeds(n, digits):
    """Whether an integer that is not negative has more decimal digits than that."""
    # A power of ten with all the digits of a large precision would fill the memory.
    return n >= _POWERS[digits] if digits < 128 else _digits(n) > digits


def _digits(n):
    """How many decimal digits an integer has that is not negative."""
    size = n.bit_length() * 30103 // 100000
    # The estimate may be one too small.
    while n >= _power_of_ten(size + 1):
        size += 1
    return size + 1 if n >= _power_of_ten(size) or size == 0 else size


def _round_off(coefficient, drop, sign, rounding):
    """The coefficient without its last `drop` digits, and whether they were not all zeros."""
    unit = _power_of_ten(drop)
    q, r = divmod(coefficient, unit)
    if not r:
        return q, False
    if rounding == ROUND_HALF_EVEN:
        up = 2 * r > unit or 2 * r == unit and q & 1
    elif rounding == "ROUND_HALF_UP":
        up = 2 * r >= unit
    elif rounding == "ROUND_HALF_DOWN":
        up = 2 * r > unit
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == "ROUND_UP":
        up = True
    elif rounding == ROUND_CEILING:
        up = not sign
    elif rounding == ROUND_FLOOR:
        up = sign
    else:
        up = q % 5 == 0
    return q + 1 if up else q, True


class Decimal:
    """A decimal number, exact until it is the result of an operation."""

    __slots__ = "_sign", "_int", "_exp", "_kind"

    def __new__(cls, value="0", context=None):
        if isinstance(value, str):
            if cls is Decimal and (made := _decimal_arith.parse(value, _state)) is not None:
                return made
            return _bounded(_of_text(cls, value.strip().replace("_", ""), context), context)
        if isinstance(value, int):
            return _make(value < 0, abs(value), 0, _FINITE, cls)
        if isinstance(value, Decimal):
            if cls is Decimal and type(value) is Decimal:
                return value
            return _make(value._sign, value._int, value._exp, value._kind, cls)
        if isinstance(value, float):
            context = getcontext() if context is None else context
            context._signal(FloatOperation)
            return cls.from_float(value)
        if isinstance(value, (tuple, list)):
            return _bounded(_of_tuple(cls, value), context)
        kind = type(value).__name__
        raise TypeError(f"conversion from {kind} to Decimal is not supported")

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            return _make(f < 0, abs(f), 0, _FINITE, cls)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float.")
        sign = _math.copysign(1.0, f) < 0
        if f != f:
            return _make(sign, 0, 0, _QUIET, cls)
        if f in (_math.inf, -_math.inf):
            return _make(sign, 0, 0, _INFINITE, cls)
        a, b = abs(f).as_integer_ratio()
        k = b.bit_length() - 1
        return _make(sign, a * 5**k, -k, _FINITE, cls)

    # ---- facts

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _make(0, 0, 0)

    def conjugate(self):
        return self

    def canonical(self):
        return self

    def is_canonical(self):
        return True

    def is_finite(self):
        return self._kind == _FINITE

    def is_infinite(self):
        return self._kind == _INFINITE

    def is_nan(self):
        return self._kind >= _QUIET

    def is_qnan(self):
        return self._kind == _QUIET

    def is_snan(self):
        return self._kind == _SIGNALING

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return not self._kind and not self._int

    def is_normal(self, context=None):
        if self._kind or not self._int:
            return False
        return self.adjusted() >= (_chosen(context))._Emin

    def is_subnormal(self, context=None):
        if self._kind or not self._int:
            return False
        return self.adjusted() < (_chosen(context))._Emin

    def radix(self):
        return _make(0, 10, 0)

    def number_class(self, context=None):
        if self._kind >= _QUIET:
            return "NaN" if self._kind == _QUIET else "sNaN"
        sign = "-" if self._sign else "+"
        if self._kind:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def adjusted(self):
        return 0 if self._kind else self._exp + _digits(self._int) - 1

    def as_tuple(self):
        from decimal import DecimalTuple

        if self._kind == _INFINITE:
            return DecimalTuple(int(self._sign), (0,), "F")
        digits = tuple(map(int, _decimal_arith.digits_of(self._int)))
        if self._kind:
            digits = digits if self._int else ()
            return DecimalTuple(int(self._sign), digits, "n" if self._kind == _QUIET else "N")
        return DecimalTuple(int(self._sign), digits, self._exp)

    def as_integer_ratio(self):
        if self._kind == _INFINITE:
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self._kind:
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * _power_of_ten(self._exp), 1
        unit = _power_of_ten(-self._exp)
        common = _math.gcd(n, unit)
        return n // common, unit // common

    # ---- text

    def _special_text(self):
        sign = "-" if self._sign else ""
        if self._kind == _INFINITE:
            return sign + "Infinity"
        name = "NaN" if self._kind == _QUIET else "sNaN"
        return sign + name + (_decimal_arith.digits_of(self._int) if self._int else "")

    def _text_in(self, context, engineering=False):
        if self._kind:
            return self._special_text()
        digits = _decimal_arith.digits_of(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            dot = left
        elif not engineering:
            dot = 1
        elif not self._int:
            dot = (left + 1) % 3 - 1
        else:
            dot = (left - 1) % 3 + 1
        if dot <= 0:
            text = "0." + "0" * -dot + digits
        elif dot >= len(digits):
            text = digits + "0" * (dot - len(digits))
        else:
            text = f"{digits[:dot]}.{digits[dot:]}"
        if left != dot:
            text += f"{'E' if context._capitals else 'e'}{left - dot:+}"
        return "-" + text if self._sign else text

    def __str__(self):
        text = _decimal_arith.text(self, _state)
        return self._text_in(getcontext()) if text is None else text

    def to_eng_string(self, context=None):
        return self._text_in(_chosen(context), True)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec, context=None, /):
        from _decimal_format import format_number

        return format_number(self, spec, _chosen(context))

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # ---- rounding to a context

    def _fixed(self, context):
        """This number as the context allows it."""
        if self._kind:
            return self._limited(context)
        c, e = self._int, self._exp
        if 0 < c < context._limit and context._Emin <= e <= context._etop:
            return self
        return _fix(self._sign, c, e, context)

    def _limited(self, context):
        """A NaN with no more digits than the context has room for."""
        if self._kind >= _QUIET:
            room = context._prec - context._clamp
            if _digits(self._int) > room:
                return _make(self._sign, self._int % _power_of_ten(room), 0, self._kind)
        return self

    # ---- comparison

    def __bool__(self):
        return self._kind != 0 or self._int != 0

    def _order(self, other):
        """-1, 0 or 1 for numbers that are no NaN."""
        if self._kind or other._kind:
            a = (-1 if self._sign else 1) if self._kind else 0
            b = (-1 if other._sign else 1) if other._kind else 0
            return (a > b) - (a < b)
        if not self._int or not other._int:
            a = 0 if not self._int else -1 if self._sign else 1
            b = 0 if not other._int else -1 if other._sign else 1
            return (a > b) - (a < b)
        if self._sign != other._sign:
            return -1 if self._sign else 1
        gap = self._exp - other._exp
        if gap:
            a, b = self.adjusted(), other.adjusted()
            if a != b:
                return (-1 if self._sign else 1) * (1 if a > b else -1)
        x = self._int * _power_of_ten(gap) if gap > 0 else self._int
        y = other._int * _power_of_ten(-gap) if gap < 0 else other._int
        if self._sign:
            x, y = y, x
        return (x > y) - (x < y)

    def _comparable(self, other, is_equality=False):
        """Both as numbers that can be compared; NotImplemented for what is no number."""
        if isinstance(other, Decimal):
            return self, other
        if isinstance(other, int):
            return self, _make(other < 0, abs(other), 0)
        if isinstance(other, float):
            context = getcontext()
            if is_equality:
                context._flags[FloatOperation] = True
            else:
                context._signal(FloatOperation)
            return self, Decimal.from_float(other)
        if isinstance(other, complex):
            if is_equality and not other.imag:
                return self._comparable(other.real, True)
            return NotImplemented
        numerator = getattr(other, "numerator", None)
        if numerator is not None and not isinstance(other, type):
            if self._kind:
                return self, _make(numerator < 0, abs(numerator), 0)
            c = self._int * other.denominator
            return _make(self._sign, c, self._exp), _make(numerator < 0, abs(numerator), 0)
        return NotImplemented

    def __eq__(self, other):
        if (order := _decimal_arith.order(self, other, _state)) is not None:
            return order == 0
        pair = self._comparable(other, True)
        if pair is NotImplemented:
            return pair
        a, b = pair
        if a._kind >= _QUIET or b._kind >= _QUIET:
            if _SIGNALING in (a._kind, b._kind):
                getcontext()._signal(InvalidOperation)
            return False
        return a._order(b) == 0

    def _ordered(self, other, test):
        if (order := _decimal_arith.order(self, other, _state)) is not None:
            return test(order)
        pair = self._comparable(other)
        if pair is NotImplemented:
            return pair
        a, b = pair
        if a._kind >= _QUIET or b._kind >= _QUIET:
            getcontext()._signal(InvalidOperation)
            return False
        return test(a._order(b))

    def __lt__(self, other):
        return self._ordered(other, (0).__gt__)

    def __le__(self, other):
        return self._ordered(other, (0).__ge__)

    def __gt__(self, other):
        return self._ordered(other, (0).__lt__)

    def __ge__(self, other):
        return self._ordered(other, (0).__le__)

    def __hash__(self):
        if self._kind == _SIGNALING:
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == _QUIET:
            return object.__hash__(self)
        if self._kind:
            return -_sys.hash_info.inf if self._sign else _sys.hash_info.inf
        if self._exp >= 0:
            power = pow(10, self._exp, _PRIME)
        else:
            power = pow(_TENTH, -self._exp, _PRIME)
        value = self._int * power % _PRIME
        value = -value if self._sign else value
        return -2 if value == -1 else value

    # ---- conversion

    def __int__(self):
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        c = self._int
        c = c * _power_of_ten(self._exp) if self._exp >= 0 else c // _power_of_ten(-self._exp)
        return -c if self._sign else c

    __trunc__ = __int__

    def __float__(self):
        if self._kind == _SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == _QUIET:
            return _math.copysign(_math.nan, -1.0 if self._sign else 1.0)
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def _whole(self, rounding):
        """The nearest integer by this rounding."""
        if self._kind == _INFINITE:
            raise OverflowError("cannot convert Infinity to integer")
        if self._kind:
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            return int(self)
        c = _round_off(self._int, -self._exp, self._sign, rounding)[0]
        return -c if self._sign else c

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional argument must be an integer")
        return self.quantize(_make(0, 1, -n))


Decimal.__module__ = "decimal"
Decimal.__static_name__ = "decimal.Decimal"


def _make(sign, coefficient, exponent, kind=_FINITE, cls=Decimal):
    self = object.__new__(cls)
    self._sign, self._int, self._exp, self._kind = sign, coefficient, exponent, kind
    return self


def _result(sign, coefficient, exponent, context):
    """The number as the context allows it."""
    if not (
        0 < coefficient < context._limit and context._Emin <= exponent <= context._etop
    ):
        return _fix(sign, coefficient, exponent, context)
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._kind = sign, coefficient, exponent, _FINITE
    return self


def _nan():
    return _make(0, 0, 0, _QUIET)


def _infinity(sign):
    return _make(sign, 0, 0, _INFINITE)


def _of_text(cls, text, context):
    found = _NUMBER.match(text)
    if found is None:
        (_chosen(context))._signal(ConversionSyntax)
        return _make(0, 0, 0, _QUIET, cls)
    sign, number, exponent, infinite, signaling, payload = found.groups()
    sign = sign == "-"
    if number is not None:
        whole, _, fraction = number.partition(".")
        exponent = int(exponent or 0) - len(fraction)
        return _make(sign, _decimal_arith.int_of(whole + fraction), exponent, _FINITE, cls)
    if infinite is not None:
        return _make(sign, 0, 0, _INFINITE, cls)
    kind = _QUIET if signaling is None else _SIGNALING
    return _make(sign, _decimal_arith.int_of(payload or "0"), 0, kind, cls)


def _bounded(number, context):
    """The number, if the widest context there is could hold it."""
    if MIN_ETINY <= number._exp and number.adjusted() <= MAX_EMAX:
        return number
    (_chosen(context))._signal(InvalidOperation)
    return _make(0, 0, 0, _QUIET, type(number))


def _of_tuple(cls, value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if sign not in (0, 1) or not isinstance(sign, int):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return _make(bool(sign), 0, 0, _INFINITE, cls)
    coefficient = 0
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        coefficient = coefficient * 10 + digit
    if exponent in ("n", "N"):
        kind = _QUIET if exponent == "n" else _SIGNALING
        return _make(bool(sign), coefficient, 0, kind, cls)
    if isinstance(exponent, str):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    if not isinstance(exponent, int):
        raise ValueError("exponent must be an integer")
    return _make(bool(sign), coefficient, exponent, _FINITE, cls)


def _operand(value):
    """An operand of a context's operation."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(value < 0, abs(value), 0)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _fix(sign, c, e, context):
    """The number as the context allows it: rounded, subnormal, overflown or clamped."""
    prec, etiny, etop = context._prec, context._etiny, context._etop
    if not c:
        top = etop if context._clamp else context._Emax
        clamped = min(max(e, etiny), top)
        if clamped != e:
            context._signal(Clamped)
        return _make(sign, 0, clamped)
    size = _digits(c)
    adjusted = e + size - 1
    if adjusted > context._Emax:
        return _overflow(sign, context)
    subnormal = adjusted < context._Emin
    least = max(e + size - prec, etiny)
    if least > e:
        if e + size < least:
            # All digits go, and only that there were some counts.
            c, e = 1, least - 2
        c, inexact = _round_off(c, least - e, sign, context._rounding)
        e = least
        if _exceeds(c, prec):
            c //= 10
            e += 1
        if e > etop:
            return _overflow(sign, context)
        signals = [Subnormal] if subnormal else []
        if subnormal and inexact:
            signals = [Underflow, Subnormal]
        if inexact:
            signals += [Rounded, Inexact]
        else:
            signals.append(Rounded)
        if not c:
            signals.append(Clamped)
        context._signal(*sorted(signals, key=_SIGNAL_ORDER.index))
        return _make(sign, c, e)
    if subnormal:
        context._signal(Subnormal)
    if context._clamp and e > etop:
        context._signal(Clamped)
        return _make(sign, c * _power_of_ten(e - etop), etop)
    return _make(sign, c, e)


_SIGNAL_ORDER = (Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped)


def _overflow(sign, context):
    context._signal(Overflow, Rounded, Inexact)
    rounding = context._rounding
    to_largest = rounding in (ROUND_DOWN, "ROUND_05UP") or (
        rounding == ROUND_CEILING and sign or rounding == ROUND_FLOOR and not sign
    )
    if to_largest:
        return _make(sign, _power_of_ten(context._prec) - 1, context._etop)
    return _infinity(sign)


_state[1] = _make(False, 0, 0)

# The operations are methods, which need what is above.
import _decimal_operations
import _decimal_order
import _decimal_digits
