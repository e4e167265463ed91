"""The digits of decimal numbers: those that are truth values, and digits that move."""

from _decimal_context import _chosen
from _decimal_number import Decimal, _digits, _make, _operand, _power_of_ten
from _decimal_operations import _invalid, _of_nans


def _truths(number):
    """The bits that the digits are, or None if they are more than that."""
    if number._kind or number._sign or number._exp:
        return None
    try:
        return int(str(number._int), 2)
    except ValueError:
        return None


def _of_truths(bits, context):
    return _make(False, int(f"{bits:b}"[-context._prec:]), 0)


def _logical(name, operation):
    def logical(self, other, context=None):
        context = _chosen(context)
        a, b = _truths(self), _truths(_operand(other))
        if a is None or b is None:
            return _invalid(context)
        return _of_truths(operation(a, b), context)

    logical.__name__ = name
    return logical


def logical_invert(self, context=None):
    context = _chosen(context)
    bits = _truths(self)
    if bits is None:
        return _invalid(context)
    return _of_truths(bits ^ (1 << context._prec) - 1, context)


def _capped(digits, prec):
    """The lowest `prec` digits."""
    return digits % _power_of_ten(prec) if _digits(digits) > prec else digits


def _moved(name, move):
    """An operation that moves digits to the left by so many places, or to the right if negative."""

    def moved(self, other, context=None):
        context, other = _chosen(context), _operand(other)
        found = _of_nans(context, self, other)
        if found is not None:
            return found
        prec = context._prec
        if other._kind or other._exp or other._int > prec:
            return _invalid(context)
        if self._kind:
            return self
        places = -other._int if other._sign else other._int
        digits = move(_capped(self._int, prec), places, prec)
        return _make(self._sign, digits, self._exp)

    moved.__name__ = name
    return moved


def _shifted(digits, places, prec):
    if places < 0:
        return digits // _power_of_ten(-places) if -places < _digits(digits) else 0
    return _capped(digits * _power_of_ten(places), prec)


def _rotated(digits, places, prec):
    places %= prec
    return _shifted(digits, places, prec) + _shifted(digits, places - prec, prec)


for _function in (
    logical_invert, _moved("shift", _shifted), _moved("rotate", _rotated),
    _logical("logical_and", int.__and__), _logical("logical_or", int.__or__),
    _logical("logical_xor", int.__xor__),
):
    setattr(Decimal, _function.__name__, _function)
