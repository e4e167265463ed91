"""Durations."""

import math

_new = object.__new__
_DAY = 86400
_MICRO = 1000000
_MOST_DAYS = 999999999
# Microseconds in one of each argument of `timedelta`, in the order in which they are added.
_UNITS = (
    ("microseconds", 1),
    ("milliseconds", 1000),
    ("seconds", _MICRO),
    ("minutes", 60 * _MICRO),
    ("hours", 3600 * _MICRO),
    ("days", _DAY * _MICRO),
    ("weeks", 7 * _DAY * _MICRO),
)


def _nearest(a, b):
    """The integer next to `a / b`, the even one of two."""
    q, r = divmod(a, b)
    twice = 2 * r
    if twice > b if b > 0 else twice < b:
        return q + 1
    return q + (twice == b and q & 1)


def _sum_of_units(amounts):
    """All arguments in microseconds. What is left of floats is added up and rounded once."""
    total, rest = 0, 0.0
    for (name, unit), amount in zip(_UNITS, amounts):
        if isinstance(amount, int):
            total += amount * unit
        elif isinstance(amount, float):
            part, whole = math.modf(amount)
            total += int(whole) * unit
            part, whole = math.modf(part * unit)
            total += int(whole)
            rest += part
        else:
            kind = type(amount).__name__
            raise TypeError(f"unsupported type for timedelta {name} component: {kind}")
    if rest:
        whole = math.floor(rest + 0.5) if rest >= 0 else math.ceil(rest - 0.5)
        if abs(whole - rest) == 0.5:
            odd = total & 1
            half = (rest + odd) * 0.5
            whole = 2 * (math.floor(half + 0.5) if half >= 0 else math.ceil(half - 0.5)) - odd
        total += int(whole)
    return total


class timedelta:
    """A duration, as days, seconds and microseconds, of which only the days may be negative."""

    __slots__ = "_days", "_seconds", "_microseconds"

    def __new__(
        cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0
    ):
        if (
            type(days) is type(seconds) is type(microseconds) is type(milliseconds)
            is type(minutes) is type(hours) is type(weeks) is int
        ):
            return _made(
                days + weeks * 7,
                seconds + minutes * 60 + hours * 3600,
                microseconds + milliseconds * 1000,
                cls,
            )
        return _of_micros(
            _sum_of_units((microseconds, milliseconds, seconds, minutes, hours, days, weeks)), cls
        )

    @property
    def days(self):
        """Number of days (>= -999999999 and <= 999999999)"""
        return self._days

    @property
    def seconds(self):
        """Number of seconds (>= 0 and less than 1 day)"""
        return self._seconds

    @property
    def microseconds(self):
        """Number of microseconds (>= 0 and less than 1 second)"""
        return self._microseconds

    def _micros(self):
        return (self._days * _DAY + self._seconds) * _MICRO + self._microseconds

    def total_seconds(self):
        return self._micros() / _MICRO

    def __repr__(self):
        parts = [
            f"{name}={value}"
            for name, value in (
                ("days", self._days),
                ("seconds", self._seconds),
                ("microseconds", self._microseconds),
            )
            if value
        ]
        return f"{_full_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return f"{text}.{self._microseconds:06}" if self._microseconds else text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _made(
            self._days + other._days,
            self._seconds + other._seconds,
            self._microseconds + other._microseconds,
        )

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _made(
            self._days - other._days,
            self._seconds - other._seconds,
            self._microseconds - other._microseconds,
        )

    def __rsub__(self, other):
        return other - self if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _made(-self._days, -self._seconds, -self._microseconds)

    def __pos__(self):
        return _made(self._days, self._seconds, self._microseconds)

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return _of_micros(self._micros() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _of_micros(_nearest(self._micros() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() // other._micros()
        if isinstance(other, int):
            return _of_micros(self._micros() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() / other._micros()
        if isinstance(other, int):
            return _of_micros(_nearest(self._micros(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _of_micros(_nearest(self._micros() * b, a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _of_micros(self._micros() % other._micros())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        q, r = divmod(self._micros(), other._micros())
        return q, _of_micros(r)

    def _key(self):
        return self._days, self._seconds, self._microseconds

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return type(self), self._key()


timedelta.__module__ = "datetime"
timedelta.__static_name__ = "datetime.timedelta"


def _full_name(self):
    """How the class is named in a `repr`."""
    cls = type(self)
    if cls.__module__ in ("datetime", None):
        return f"datetime.{cls.__qualname__}"
    # What programs derive shows its name alone, as the classes of C modules do.
    return cls.__name__


def _made(days, seconds, microseconds, cls=timedelta):
    """A duration of parts that need not be in their ranges."""
    if not 0 <= microseconds < _MICRO:
        carry, microseconds = divmod(microseconds, _MICRO)
        seconds += carry
    if not 0 <= seconds < _DAY:
        carry, seconds = divmod(seconds, _DAY)
        days += carry
    if not -_MOST_DAYS <= days <= _MOST_DAYS:
        raise OverflowError(f"days={days}; must have magnitude <= {_MOST_DAYS}")
    self = _new(cls)
    self._days, self._seconds, self._microseconds = days, seconds, microseconds
    return self


def _of_micros(micros, cls=timedelta):
    seconds, micros = divmod(micros, _MICRO)
    days, seconds = divmod(seconds, _DAY)
    return _made(days, seconds, micros, cls)


timedelta.min = _made(-_MOST_DAYS, 0, 0)
timedelta.max = _made(_MOST_DAYS, _DAY - 1, _MICRO - 1)
timedelta.resolution = _made(0, 0, 1)
