"""Dates: the Gregorian calendar, as if it had always been in force."""

import time as _time
from operator import index as _index

from _datetime_delta import _full_name, timedelta
from _datetime_text import Malformed, format_time, read_date

MINYEAR, MAXYEAR = 1, 9999
_MOST_ORDINAL = 3652059
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Days of the year before each month.
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTHS[month]


def _ordinal(year, month, day):
    return (
        _days_before_year(year) + _BEFORE[month] + (month > 2 and _is_leap(year)) + day
    )


def _from_ordinal(n):
    """Year, month and day of day `n`, of which 1 is the first of January of the year 1."""
    n -= 1
    cycles, n = divmod(n, 146097)
    centuries, n = divmod(n, 36524)
    fours, n = divmod(n, 1461)
    years, n = divmod(n, 365)
    year = cycles * 400 + centuries * 100 + fours * 4 + years + 1
    if years == 4 or centuries == 4:
        return year - 1, 12, 31
    leap = years == 3 and (fours != 24 or centuries == 3)
    month = (n + 50) >> 5
    before = _BEFORE[month] + (month > 2 and leap)
    if before > n:
        month -= 1
        before -= _LENGTHS[month] + (month == 2 and leap)
    return year, month, n - before + 1


def _checked_date(year, month, day):
    if not type(year) is type(month) is type(day) is int:
        year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= 28 and not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _first_week(year):
    """The ordinal of the Monday of the first week of a year in ISO 8601."""
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53 and not (
        week == 53 and _first_week(year) + 52 * 7 < _first_week(year + 1)
    ):
        raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    ordinal = _first_week(year) + (week - 1) * 7 + day - 1
    if not 1 <= ordinal <= _MOST_ORDINAL:
        raise ValueError(f"year {year + (1 if ordinal > 1 else -1)} is out of range")
    return _from_ordinal(ordinal)


class IsoCalendarDate(tuple):
    """A date as year, week and weekday."""

    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % self[:]

    def __reduce__(self):
        return tuple, (tuple(self),)


IsoCalendarDate.__module__ = "datetime"


def _missing(year, month):
    """The error for the first part of a date that was not given."""
    name, at = ("year", 1) if year is None else ("month", 2) if month is None else ("day", 3)
    return TypeError(f"function missing required argument '{name}' (pos {at})")


class date:
    """A day of the calendar."""

    __slots__ = "_year", "_month", "_day"

    def __new__(cls, year=None, month=None, day=None):
        if month is None and isinstance(year, bytes) and len(year) == 4:
            # As pickled.
            year, month, day = year[0] << 8 | year[1], year[2], year[3]
        if day is None or month is None or year is None:
            raise _missing(year, month)
        return _date(cls, *_checked_date(year, month, day))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    # ---- made of something else

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal, /):
        ordinal = _index(ordinal)
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        if ordinal > _MOST_ORDINAL:
            year = (ordinal - 1) // 365.2425 + 1
            raise ValueError(f"year {int(year)} is out of range")
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) not in (7, 8, 10):
                raise Malformed
            return cls(*read_date(date_string))
        except Malformed:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso_week(year, week, day))

    # ---- text

    def __repr__(self):
        return f"{_full_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def ctime(self):
        weekday = _DAYS[self.weekday()]
        return f"{weekday} {_MONTHS[self._month]} {self._day:2} 00:00:00 {self._year:04}"

    def strftime(self, format):
        return format_time(self, format, self.timetuple())

    def __format__(self, spec, /):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    # ---- numbers

    def timetuple(self):
        year_day = self.toordinal() - _days_before_year(self._year)
        return _time.struct_time(
            (self._year, self._month, self._day, 0, 0, 0, self.weekday(), year_day, -1)
        )

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = self.toordinal()
        start = _first_week(year)
        if today < start:
            year -= 1
            start = _first_week(year)
        elif year < MAXYEAR and today >= _first_week(year + 1):
            year += 1
            start = _first_week(year)
        elif year == MAXYEAR and today >= start + 364 and (today - start) // 7 >= 52:
            following = _first_week(year) + 364 + (7 if _has_53(year) else 0)
            if today >= following:
                year, start = year + 1, following
        week, day = divmod(today - start, 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= _MOST_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(ordinal))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not _is_moment(other):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    # ---- comparison

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        return self._key() == other._key() if _is_day(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if _is_day(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if _is_day(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if _is_day(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if _is_day(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), (bytes((*divmod(self._year, 256), self._month, self._day)),)


date.__module__ = "datetime"
date.__static_name__ = "datetime.date"


def _date(cls, year, month, day):
    self = object.__new__(cls)
    self._year, self._month, self._day = year, month, day
    return self


def _has_53(year):
    first = (_ordinal(year, 1, 1) + 6) % 7
    return first == 3 or first == 2 and _is_leap(year)


def _is_moment(other):
    return hasattr(other, "_hour")


def _is_day(other):
    return isinstance(other, date) and not _is_moment(other)


date.min, date.max = _date(date, 1, 1, 1), _date(date, 9999, 12, 31)
date.resolution = timedelta(1)
