"""The order of decimal numbers: comparisons, the greater and the smaller of two."""

from _decimal_context import InvalidOperation, _chosen
from _decimal_number import Decimal, _QUIET, _SIGNALING, _make, _operand
from _decimal_operations import _of_nans


def compare(self, other, context=None):
    context, other = _chosen(context), _operand(other)
    found = _of_nans(context, self, other)
    if found is not None:
        return found
    order = self._order(other)
    return _make(order < 0, abs(order), 0)


def compare_signal(self, other, context=None):
    context, other = _chosen(context), _operand(other)
    if self._kind >= _QUIET or other._kind >= _QUIET:
        context._signal(InvalidOperation)
    return compare(self, other, context)


def compare_total(self, other, context=None):
    """The order of all numbers, of which no two that differ in anything are equal."""
    other = _operand(other)

    def key(n):
        if n._kind >= _QUIET:
            place = 2 if n._kind == _SIGNALING else 3
            key = place, n._int, 0
            return tuple(-k for k in key) if n._sign else key
        return (-1, 0, 0) if n._sign else (1, 0, 0)

    a, b = key(self), key(other)
    if a == b and abs(a[0]) == 1:
        order = self._order(other)
        if not order and not self._kind:
            order = (self._exp > other._exp) - (self._exp < other._exp)
            order = -order if self._sign else order
    else:
        order = (a > b) - (a < b)
    return _make(order < 0, abs(order), 0)


def compare_total_mag(self, other, context=None):
    return compare_total(self.copy_abs(), _operand(other).copy_abs())


def _extreme(name, wanted, by_size):
    def extreme(self, other, context=None):
        context, other = _chosen(context), _operand(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            # A number is preferred to a quiet NaN.
            if self._kind == _QUIET and other._kind < _QUIET:
                return other._fixed(context) if not other._kind else other
            if other._kind == _QUIET and self._kind < _QUIET:
                return self._fixed(context) if not self._kind else self
            return _of_nans(context, self, other)
        if by_size:
            order = self.copy_abs()._order(other.copy_abs())
        else:
            order = self._order(other)
        if not order:
            order = int(compare_total(self, other))
        chosen = self if order == wanted or not order else other
        return chosen if chosen._kind else chosen._fixed(context)

    extreme.__name__ = name
    return extreme


for _function in (compare, compare_signal, compare_total, compare_total_mag):
    setattr(Decimal, _function.__name__, _function)
for _name, _wanted, _by_size in (
    ("max", 1, False), ("min", -1, False), ("max_mag", 1, True), ("min_mag", -1, True),
):
    setattr(Decimal, _name, _extreme(_name, _wanted, _by_size))
