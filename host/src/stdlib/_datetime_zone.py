"""Time zones: what they promise, and those of a fixed offset."""

from _datetime_delta import _full_name, timedelta

_LIMIT = timedelta(1)


class tzinfo:
    """A time zone. Programs derive their own."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The local time of `dt`, which is in UTC although it says that it is of this zone."""
        from _datetime_moment import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        standard = offset - saving
        if standard:
            dt += standard
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        args = getattr(self, "__getinitargs__", tuple)()
        return self.__class__, args, getattr(self, "__dict__", None) or None


tzinfo.__module__ = "datetime"
tzinfo.__static_name__ = "datetime.tzinfo"


def _offset_text(offset):
    """An offset as +HH:MM, with seconds where there are any."""
    sign = "+"
    if offset.days < 0:
        sign, offset = "-", -offset
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02}:{minutes % 60:02}"
    if offset.microseconds:
        return f"{text}:{seconds:02}.{offset.microseconds:06}"
    return f"{text}:{seconds:02}" if seconds else text


def _checked_offset(name, offset):
    """What a method of a time zone returned, if it may return that."""
    if offset is not None:
        if not isinstance(offset, timedelta):
            kind = type(offset).__name__
            raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{kind}'")
        if not -_LIMIT < offset < _LIMIT:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and "
                f"timedelta(hours=24), not {offset!r}."
            )
    return offset


_absent = object()


class timezone(tzinfo):
    """A time zone that is always at the same offset."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=_absent):
        if not isinstance(offset, timedelta):
            raise TypeError(
                "timezone() argument 1 must be datetime.timedelta, "
                f"not {type(offset).__name__}"
            )
        if name is _absent:
            if not offset and cls is timezone:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        _checked_offset("utcoffset", offset)
        return _zone(cls, offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_full_name(self)}({self._offset!r}{name})"

    def __str__(self):
        if self._name is not None:
            return self._name
        return f"UTC{_offset_text(self._offset)}" if self._offset else "UTC"

    def _check(self, method, dt):
        from _datetime_moment import datetime

        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(
                f"{method}(dt) argument must be a datetime instance or None, "
                f"not {type(dt).__name__}"
            )

    def utcoffset(self, dt, /):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt, /):
        self._check("tzname", dt)
        return str(self)

    def dst(self, dt, /):
        self._check("dst", dt)
        return None

    def fromutc(self, dt, /):
        from _datetime_moment import datetime

        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return timezone, self.__getinitargs__()

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return type(self)(*self.__getinitargs__())


timezone.__module__ = "datetime"
timezone.__static_name__ = "datetime.timezone"


def _zone(cls, offset, name):
    self = object.__new__(cls)
    self._offset, self._name = offset, name
    return self


timezone.utc = UTC = _zone(timezone, timedelta(0), None)
timezone.min = _zone(timezone, timedelta(hours=-23, minutes=-59), None)
timezone.max = _zone(timezone, timedelta(hours=23, minutes=59), None)
