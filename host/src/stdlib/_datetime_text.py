"""Dates and times as text: ISO 8601 both ways, and formats."""

import time as _time

from _datetime_delta import timedelta
from _datetime_zone import timezone


def time_text(hour, minute, second, micros, timespec):
    """A time of day in ISO 8601, up to where `timespec` says."""
    if timespec == "auto":
        timespec = "microseconds" if micros else "seconds"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{micros:06}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{micros // 1000:03}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "hours":
        return f"{hour:02}"
    raise ValueError("Unknown timespec value")


def _compact(offset, between):
    """An offset for %z and %:z."""
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign, offset = "-", -offset
    minutes, seconds = divmod(offset.seconds, 60)
    text = f"{sign}{minutes // 60:02}{between}{minutes % 60:02}"
    if seconds or offset.microseconds:
        text += f"{between}{seconds:02}"
    return f"{text}.{offset.microseconds:06}" if offset.microseconds else text


def format_time(what, format, fields, micros=0):
    """`strftime`: the system does what is not microseconds or the time zone of `what`."""
    if not isinstance(format, str):
        kind = type(format).__name__
        raise TypeError(f"strftime() argument 1 must be str, not {kind}")
    if "%" not in format:
        return format
    parts, at = [], 0
    while (next := format.find("%", at)) >= 0:
        parts.append(format[at:next])
        letter = format[next + 1 : next + 2]
        at = next + 2
        if letter == "f":
            parts.append(f"{micros:06}")
        elif letter == "z":
            parts.append(_compact(_of(what, "utcoffset"), ""))
        elif letter == ":" and format[at : at + 1] == "z":
            at += 1
            parts.append(_compact(_of(what, "utcoffset"), ":"))
        elif letter == "Z":
            parts.append((_of(what, "tzname") or "").replace("%", "%%"))
        else:
            parts.append("%" + letter)
    parts.append(format[at:])
    return _time.strftime("".join(parts), fields)


def _of(what, name):
    method = getattr(what, name, None)
    return None if method is None else method()


# ---- ISO 8601 read


class Malformed(Exception):
    """The text is no date or time in ISO 8601."""


def _number(text, width):
    if len(text) != width or not text.isascii() or not text.isdigit():
        raise Malformed
    return int(text)


def date_end(text):
    """Where the date ends that a text begins with, in any of its forms."""
    if len(text) == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if len(text) > 8 and text[8] == "-":
            if len(text) == 9:
                raise Malformed
            # A digit behind the weekday: the dash separates a time, not the weekday.
            return 8 if len(text) > 10 and text[10].isdigit() else 10
        return 8
    if text[4] != "W":
        return 8
    end = 7
    while end < len(text) and text[end].isdigit():
        end += 1
    if end < 9:
        return end
    return 7 if end % 2 == 0 else 8


def read_date(text):
    """Year, month and day of a date in ISO 8601."""
    year = _number(text[:4], 4)
    dash = text[4:5] == "-"
    rest = text[4 + dash :]
    if rest[:1] == "W":
        week, rest = _number(rest[1:3], 2), rest[3:]
        day = 1
        if rest:
            if (rest[0] == "-") != dash:
                raise Malformed
            day = _number(rest[dash:], 1)
        from _datetime_date import _from_iso_week

        return _from_iso_week(year, week, day)
    month, rest = _number(rest[:2], 2), rest[2:]
    if (rest[:1] == "-") != dash:
        raise Malformed
    return year, month, _number(rest[dash:], 2)


def _read_clock(text):
    """Hour, minute, second and microsecond; parts that are not there are 0."""
    fields, at = [0, 0, 0, 0], 0
    colon = text[2:3] == ":"
    for n in range(3):
        fields[n] = _number(text[at : at + 2], 2)
        at += 2
        next = text[at : at + 1]
        if not next or n == 2:
            break
        if colon:
            if next != ":":
                raise Malformed
            at += 1
    if at < len(text):
        digits = text[at + 1 :]
        if text[at] not in ".," or n != 2 or not digits.isascii() or not digits.isdigit():
            raise Malformed
        fields[3] = int(digits[:6].ljust(6, "0"))
    return fields


def read_clock(text):
    """Hour, minute, second, microsecond and time zone of a time in ISO 8601."""
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    if text.find("+") >= 0 or text.find("-") >= 0:
        signs = [i for i in (text.find("+"), text.find("-")) if i >= 0]
        at = min(signs)
    if at < 0:
        return *_read_clock(text), None
    fields = _read_clock(text[:at])
    zone = text[at + 1 :]
    if text[at] == "Z":
        if zone:
            raise Malformed
        return *fields, timezone.utc
    if len(zone) in (0, 1, 3):
        raise Malformed
    hours, minutes, seconds, micros = _read_clock(zone)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
    if text[at] == "-":
        offset = -offset
    return *fields, timezone(offset) if offset else timezone.utc
