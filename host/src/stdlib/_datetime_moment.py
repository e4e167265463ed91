"""Dates with times of day."""

import math as _math
import time as _time

from _datetime_date import (
    _DAYS, _MONTHS, _MOST_ORDINAL, _checked_date, _days_before_year, _from_ordinal, _missing,
    _ordinal, date,
)
from _datetime_delta import _full_name, _made, timedelta
from _datetime_text import Malformed, date_end, format_time, read_clock, read_date
from _datetime_time import _checked_time, _Clock, _same, time
from _datetime_zone import timezone, tzinfo as _tzinfo_class

_EPOCH_DAY = 719163
_new = object.__new__


def _deprecated(name, instead):
    import warnings

    warnings.warn(
        f"datetime.datetime.{name}() is deprecated and scheduled for removal in a future version. "
        f"Use timezone-aware objects to represent datetimes in UTC: {instead}.",
        DeprecationWarning,
        stacklevel=3,
    )


class datetime(_Clock, date):
    """A date and a time of day, with or without a time zone."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(
        cls, year=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
        tzinfo=None, *, fold=0,
    ):
        if isinstance(year, bytes) and len(year) == 10 and 1 <= year[2] & 127 <= 12:
            return _unpacked(cls, year, month)
        if day is None or month is None or year is None:
            raise _missing(year, month)
        year, month, day = _checked_date(year, month, day)
        hour, minute, second, microsecond = _checked_time(
            hour, minute, second, microsecond, tzinfo, fold
        )
        self = _new(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self

    def _moment(self):
        return self

    # ---- made of something else

    @classmethod
    def now(cls, tz=None):
        return cls._of_seconds(_time.time_ns(), 1000000000, tz)

    @classmethod
    def utcnow(cls):
        _deprecated("utcnow", "datetime.datetime.now(datetime.UTC)")
        return _utc_fields(cls, _time.time_ns(), 1000000000)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls._of_seconds(*_ratio(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        _deprecated("utcfromtimestamp", "datetime.datetime.fromtimestamp(t, datetime.UTC)")
        return _utc_fields(cls, *_ratio(timestamp))

    @classmethod
    def _of_seconds(cls, a, b, tz):
        """The time `a / b` seconds after the epoch, in the zone `tz` or the local one."""
        if tz is not None:
            if not isinstance(tz, _tzinfo_class):
                kind = type(tz).__name__
                raise TypeError(
                    f"tzinfo argument must be None or of a tzinfo subclass, not type '{kind}'"
                )
            return tz.fromutc(_utc_fields(cls, a, b).replace(tzinfo=tz))
        seconds, micros = _split(a, b)
        fields = _time.localtime(seconds)
        moment = cls(*fields[:5], min(fields[5], 59), micros)
        # The second of two equal local times, if the clock was set back just before.
        before = _local_offset(seconds - 86400)
        change = _local_offset(seconds) - before
        if change < 0 and _local_offset(seconds + change) == before:
            return moment.replace(fold=1)
        return moment

    @classmethod
    def combine(cls, date, time, tzinfo=_same):
        if not isinstance(date, _date_class):
            kind = type(date).__name__
            raise TypeError(f"combine() argument 1 must be datetime.date, not {kind}")
        if not isinstance(time, _time_class):
            kind = type(time).__name__
            raise TypeError(f"combine() argument 2 must be datetime.time, not {kind}")
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second,
            time.microsecond, time.tzinfo if tzinfo is _same else tzinfo, fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, date_string, /):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) < 7:
                raise Malformed
            end = date_end(date_string)
            day = read_date(date_string[:end])
            if len(date_string) == end:
                return cls(*day)
            *clock, zone = read_clock(date_string[end + 1 :])
        except Malformed:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*day, *clock, zone)

    @classmethod
    def strptime(cls, date_string, format, /):
        from _time_text import read_fields

        for at, text in enumerate((date_string, format), 1):
            if not isinstance(text, str):
                kind = type(text).__name__
                raise TypeError(f"strptime() argument {at} must be str, not {kind}")
        fields, micros, offset, name = read_fields(date_string, format)
        zone = None
        if offset is not None:
            offset = timedelta(microseconds=offset)
            zone = timezone(offset) if name is None else timezone(offset, name)
        return cls(*fields[:6], micros, zone)

    # ---- text

    def __repr__(self):
        day = f"{self._year}, {self._month}, {self._day}"
        return f"{_full_name(self)}({day}, {self._hour}, {self._minute}{self._clock_repr(True)})"

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            kind = type(sep).__name__ if not isinstance(sep, str) else f"a string of length {len(sep)}"
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {kind}")
        day = f"{self._year:04}-{self._month:02}-{self._day:02}"
        return f"{day}{sep}{self._clock_text(timespec)}"

    def __str__(self):
        return self.isoformat(" ")

    def ctime(self):
        clock = f"{self._hour:02}:{self._minute:02}:{self._second:02}"
        weekday = _DAYS[self.weekday()]
        return f"{weekday} {_MONTHS[self._month]} {self._day:2} {clock} {self._year:04}"

    def strftime(self, format):
        return format_time(self, format, self.timetuple(), self._microsecond)

    # ---- parts

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(
            self._hour, self._minute, self._second, self._microsecond, fold=self._fold
        )

    def timetz(self):
        return self.time().replace(tzinfo=self._tzinfo)

    def _fields(self, is_dst):
        year_day = self.toordinal() - _days_before_year(self._year)
        return _time.struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            self.weekday(), year_day, is_dst,
        ))

    def timetuple(self):
        saving = self.dst()
        return self._fields(-1 if saving is None else 1 if saving else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        return (self - offset if offset else self)._fields(0)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None,
        microsecond=None, tzinfo=_same, *, fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is _same else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    # ---- zones

    def _seconds(self):
        """Seconds from the epoch to the same date and time in UTC."""
        days = self.toordinal() - _EPOCH_DAY
        return ((days * 24 + self._hour) * 60 + self._minute) * 60 + self._second

    def _local_seconds(self):
        """Seconds since the epoch, if this is a local time."""
        wanted = self._seconds()
        offset = _local_offset(wanted)
        first = wanted - offset
        if _local_offset(first) == offset:
            # There may be a second solution, a day off at most.
            other = _local_offset(first + (-86400, 86400)[self._fold])
            if other == offset:
                return first
        else:
            other = _local_offset(first)
        second = wanted - other
        if _local_offset(second) == other:
            # Both are possible, or this one alone.
            if _local_offset(first) != offset:
                return second
            return (min, max)[self._fold](first, second)
        if _local_offset(first) == offset:
            return first
        # A time that the clock skipped.
        return (max, min)[self._fold](first, second)

    def timestamp(self):
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1000000
        return (self - _EPOCH).total_seconds()

    def astimezone(self, tz=None):
        if tz is not None and not isinstance(tz, _tzinfo_class):
            kind = type(tz).__name__
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type {kind!r}")
        offset = None if self._tzinfo is None else self.utcoffset()
        if self._tzinfo is not None and self._tzinfo is tz:
            return self
        if offset is None:
            seconds = self.replace(tzinfo=None)._local_seconds()
            offset = timedelta(seconds=self._seconds() - seconds)
        utc = self.replace(tzinfo=None) - offset
        if tz is None:
            fields = _time.localtime(utc._seconds())
            away = timedelta(seconds=_local_offset(utc._seconds()))
            tz = timezone(away, _time.strftime("%Z", fields))
        return tz.fromutc(utc.replace(tzinfo=tz))

    # ---- arithmetic

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        seconds = self._hour * 3600 + self._minute * 60 + self._second + other._seconds
        micros = self._microsecond + other._microseconds
        if micros >= 1000000:
            seconds, micros = seconds + 1, micros - 1000000
        days = other._days
        if seconds >= 86400:
            seconds, days = seconds - 86400, days + 1
        year, month, day = self._year, self._month, self._day
        if days:
            ordinal = _ordinal(year, month, day) + days
            if not 0 < ordinal <= _MOST_ORDINAL:
                raise OverflowError("date value out of range")
            year, month, day = _from_ordinal(ordinal)
        minutes, hour = seconds // 60, seconds // 3600
        minute, second, zone = minutes - hour * 60, seconds - minutes * 60, self._tzinfo
        cls = type(self)
        if cls is not datetime:
            return cls(year, month, day, hour, minute, second, micros, zone)
        made = _new(datetime)
        made._year, made._month, made._day = year, month, day
        made._hour, made._minute, made._second = hour, minute, second
        made._microsecond, made._tzinfo, made._fold = micros, zone, 0
        return made

    __radd__ = __add__

    def _since(self, other):
        """The duration between the two, as if both were in one zone."""
        return _made(
            _ordinal(self._year, self._month, self._day)
            - _ordinal(other._year, other._month, other._day),
            (self._hour - other._hour) * 3600
            + (self._minute - other._minute) * 60
            + self._second
            - other._second,
            self._microsecond - other._microsecond,
        )

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        base = self._since(other)
        if self._tzinfo is other._tzinfo:
            return base
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return base
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + theirs - mine

    # ---- comparison

    def _key(self):
        return (
            self._year, self._month, self._day, self._hour, self._minute, self._second,
            self._microsecond,
        )

    def _keys(self, other):
        """What to compare instead of the two."""
        if self._tzinfo is other._tzinfo:
            return self._key(), other._key()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return self._key(), other._key()
        if mine is None or theirs is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        difference = self._since(other) + theirs - mine
        return difference, timedelta(0)

    def _depends_on_fold(self):
        """Whether the offset is another one with the other fold."""
        return self.utcoffset() != self.replace(fold=not self._fold).utcoffset()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is not other._tzinfo:
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                return False
            if self._depends_on_fold() or other._depends_on_fold():
                return False
        a, b = self._keys(other)
        return a == b

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self._keys(other)
        return a >= b

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset() if self._fold else self.utcoffset()
        if offset is None:
            return hash(self._key())
        return hash(self._since(_FIRST) - offset)

    def _packed(self):
        day = bytes((*divmod(self._year, 256), self._month + 128 * self._fold, self._day))
        return day + self._clock_bytes(0)


datetime.__module__ = "datetime"
datetime.__static_name__ = "datetime.datetime"
_date_class, _time_class = date, time


def _moment(cls, year, month, day, hour, minute, second, microsecond, zone, fold):
    self = _new(cls)
    self._year, self._month, self._day = year, month, day
    self._hour, self._minute, self._second = hour, minute, second
    self._microsecond, self._tzinfo, self._fold = microsecond, zone, fold
    return self


def _unpacked(cls, packed, zone):
    """A datetime as it was pickled."""
    year, fold, month = packed[0] << 8 | packed[1], packed[2] >> 7, packed[2] & 127
    micros = int.from_bytes(packed[7:], "big")
    return _moment(cls, year, month, *packed[3:7], micros, zone, fold)


def _ratio(timestamp):
    if isinstance(timestamp, float):
        if _math.isnan(timestamp):
            raise ValueError("Invalid value NaN (not a number)")
        if _math.isinf(timestamp) or abs(timestamp) >= 2**63:
            raise OverflowError("timestamp out of range for platform time_t")
        return timestamp.as_integer_ratio()
    try:
        return timestamp.__index__(), 1
    except AttributeError:
        kind = type(timestamp).__name__
        raise TypeError(f"'{kind}' object cannot be interpreted as an integer") from None


def _split(a, b):
    """`a / b` seconds as seconds and microseconds, to the nearest or else the even one."""
    q, r = divmod(a * 1000000, b)
    if b == 1000000000:
        # The clock is cut off, not rounded.
        return divmod(q, 1000000)
    q += 2 * r > b or 2 * r == b and q & 1
    return divmod(q, 1000000)


def _utc_fields(cls, a, b):
    seconds, micros = _split(a, b)
    days, seconds = divmod(seconds, 86400)
    ordinal = days + _EPOCH_DAY
    if not 0 < ordinal <= _MOST_ORDINAL:
        year = _time.gmtime(days * 86400).tm_year
        raise ValueError(f"year {year} is out of range")
    minutes, second = divmod(seconds, 60)
    return cls(*_from_ordinal(ordinal), *divmod(minutes, 60), second, micros)


def _local_offset(seconds):
    """The local time's distance from UTC, in seconds, at a time since the epoch."""
    fields = _time.localtime(seconds)
    days = _ordinal(*fields[:3]) - _EPOCH_DAY
    local = ((days * 24 + fields[3]) * 60 + fields[4]) * 60 + fields[5]
    return local - seconds


datetime.min = _moment(datetime, 1, 1, 1, 0, 0, 0, 0, None, 0)
datetime.max = _moment(datetime, 9999, 12, 31, 23, 59, 59, 999999, None, 0)
datetime.resolution = timedelta(0, 0, 1)
_FIRST = datetime.min
_EPOCH = _moment(datetime, 1970, 1, 1, 0, 0, 0, 0, timezone.utc, 0)
