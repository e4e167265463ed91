"""Times of day."""

from operator import index as _index

from _datetime_delta import _full_name, timedelta
from _datetime_text import Malformed, format_time, read_clock, time_text
from _datetime_zone import _checked_offset, _offset_text, tzinfo

# Marks an argument that was not given, where None means something.
_same = object()


def _checked_time(hour, minute, second, microsecond, zone, fold):
    if not type(hour) is type(minute) is type(second) is type(microsecond) is int:
        hour, minute, second = _index(hour), _index(minute), _index(second)
        microsecond = _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    if zone is not None and not isinstance(zone, tzinfo):
        kind = type(zone).__name__
        raise TypeError(
            f"tzinfo argument must be None or of a tzinfo subclass, not type '{kind}'"
        )
    return hour, minute, second, microsecond


class _Clock:
    """What times of day have alone and as parts of a datetime."""

    __slots__ = ()

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _of_zone(self, name):
        """What the time zone says; to a time of day it says it without a date."""
        if self._tzinfo is None:
            return None
        return getattr(self._tzinfo, name)(self._moment())

    def utcoffset(self):
        return _checked_offset("utcoffset", self._of_zone("utcoffset"))

    def dst(self):
        return _checked_offset("dst", self._of_zone("dst"))

    def tzname(self):
        name = self._of_zone("tzname")
        if name is not None and not isinstance(name, str):
            kind = type(name).__name__
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{kind}'")
        return name

    def _clock_text(self, timespec):
        text = time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        offset = self.utcoffset()
        return text if offset is None else text + _offset_text(offset)

    def _clock_repr(self, fold_first):
        """The end of the arguments in a `repr`, from the second on."""
        text = ""
        if self._microsecond:
            text = f", {self._second}, {self._microsecond}"
        elif self._second:
            text = f", {self._second}"
        fold = ", fold=1" if self._fold else ""
        zone = "" if self._tzinfo is None else f", tzinfo={self._tzinfo!r}"
        return text + fold + zone if fold_first else text + zone + fold

    def _clock_bytes(self, fold_bit):
        hour = self._hour + (128 if fold_bit else 0)
        micros = self._microsecond.to_bytes(3, "big")
        return bytes((hour, self._minute, self._second)) + micros

    def __format__(self, spec, /):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def _state(self):
        """The arguments that a pickle makes the object of."""
        packed = self._packed()
        return (packed,) if self._tzinfo is None else (packed, self._tzinfo)

    def __reduce_ex__(self, protocol):
        return type(self), self._state()

    def __reduce__(self):
        return type(self), self._state()


class time(_Clock):
    """A time of day, with or without a time zone."""

    __slots__ = "_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold"

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, bytes) and len(hour) == 6 and hour[0] & 127 < 24:
            # As pickled.
            zone = minute or None
            fold, micros = hour[0] >> 7, int.from_bytes(hour[3:], "big")
            return _time(cls, hour[0] & 127, hour[1], hour[2], micros, zone, fold)
        fields = _checked_time(hour, minute, second, microsecond, tzinfo, fold)
        return _time(cls, *fields, tzinfo, fold)

    def _moment(self):
        return None

    @classmethod
    def fromisoformat(cls, time_string, /):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            *fields, zone = read_clock(time_string.removeprefix("T"))
        except Malformed:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*fields, zone)

    def isoformat(self, timespec="auto"):
        return self._clock_text(timespec)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_full_name(self)}({self._hour}, {self._minute}{self._clock_repr(False)})"

    def strftime(self, format):
        fields = 1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1
        return format_time(self, format, fields, self._microsecond)

    def replace(
        self, hour=None, minute=None, second=None, microsecond=None, tzinfo=_same, *, fold=None
    ):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is _same else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def _key(self, offset=None):
        micros = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000
        micros += self._microsecond
        return micros if offset is None else micros - offset._micros()

    def _keys(self, other, for_equality=False):
        """What to compare instead of the two; None where they cannot be compared."""
        if self._tzinfo is other._tzinfo:
            return self._key(), other._key()
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return self._key(), other._key()
        if mine is None or theirs is None:
            if for_equality:
                return 0, 1
            raise TypeError("can't compare offset-naive and offset-aware times")
        return self._key(mine), other._key(theirs)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other, True)
        return a == b

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._keys(other)
        return a >= b

    def __hash__(self):
        return hash(self._key(self.replace(fold=0).utcoffset()))

    def _packed(self):
        return self._clock_bytes(self._fold)


time.__module__ = "datetime"
time.__static_name__ = "datetime.time"


def _time(cls, hour, minute, second, microsecond, zone, fold):
    self = object.__new__(cls)
    self._hour, self._minute, self._second = hour, minute, second
    self._microsecond, self._tzinfo, self._fold = microsecond, zone, fold
    return self


time.min, time.max = _time(time, 0, 0, 0, 0, None, 0), _time(time, 23, 59, 59, 999999, None, 0)
time.resolution = timedelta(0, 0, 1)
