"""Times read from text."""

import re
import time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")


def _any_of(names):
    """A pattern for one of the names, the longest that fits."""
    return "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))


_PATTERNS = {
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]", "f": r"\d{1,6}", "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]", "G": r"\d{4}",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]", "M": r"[0-5]\d|\d", "S": r"6[01]|[0-5]\d|\d",
    "U": r"5[0-3]|[0-4]\d|\d", "W": r"5[0-3]|[0-4]\d|\d", "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "u": "[1-7]", "w": "[0-6]", "y": r"\d\d", "Y": r"\d{4}",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)", "p": "am|pm",
    "a": _any_of(day[:3] for day in _DAYS), "A": _any_of(_DAYS),
    "b": _any_of(month[:3] for month in _MONTHS), "B": _any_of(_MONTHS),
}
_WHOLE = {"D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M", "F": "%Y-%m-%d", "x": "%m/%d/%y",
          "X": "%H:%M:%S", "c": "%a %b %d %H:%M:%S %Y", "r": "%I:%M:%S %p"}
_cache = {}
_NO_YEAR = """\
Parsing dates involving a day of month without a year specified is ambiguious
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _zone_names():
    return {"utc", "gmt", *(name.lower() for name in time.tzname)}


def _pattern(format):
    """The format as a pattern, and the directives of its groups."""
    parts, directives = [], []
    _translate(format, format, parts, directives)
    for letter in directives:
        if directives.count(letter) > 1:
            at = "".join(parts).rindex(f"(?P<{letter}>") + 4
            number = directives.index(letter) + 1
            raise re.error(
                f"redefinition of group name {letter!r} as group {len(directives)}; "
                f"was group {number}", "".join(parts), at,
            )
    if "d" in directives and not {"Y", "y", "G"}.intersection(directives):
        import warnings

        warnings.warn(_NO_YEAR, DeprecationWarning, skip_file_prefixes=("<stdlib ",))
    return re.compile("".join(parts), re.ASCII | re.IGNORECASE), directives


def _translate(format, whole, parts, directives):
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            parts.append(r"\s+")
            while i < len(format) and format[i].isspace():
                i += 1
        elif c != "%":
            parts.append(re.escape(c))
        else:
            letter = format[i:i + 1]
            i += 1
            _translate_directive(letter, whole, parts, directives)


def _translate_directive(letter, whole, parts, directives):
    if letter == "%":
        parts.append("%")
    elif letter in _WHOLE:
        _translate(_WHOLE[letter], whole, parts, directives)
    elif letter and (letter in _PATTERNS or letter == "Z"):
        inside = _any_of(_zone_names()) if letter == "Z" else _PATTERNS[letter]
        parts.append(f"(?P<{letter}>{inside})")
        directives.append(letter)
    else:
        raise ValueError(f"{letter!r} is a bad directive in format {whole!r}" if letter
                         else f"stray % in format {whole!r}")


def _matched(string, format):
    """What each directive of the format stands for in the text."""
    if format not in _cache:
        if len(_cache) > 5:
            _cache.clear()
        _cache[format] = _pattern(format)
    pattern, directives = _cache[format]
    found = pattern.match(string)
    if found is None:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if found.end() != len(string):
        raise ValueError(f"unconverted data remains: {string[found.end():]}")
    return {letter: found[letter].lower() for letter in directives}


def _clock(texts):
    hour = int(texts.get("H", 0))
    if "I" in texts:
        hour = int(texts["I"]) % 12
        if texts.get("p") == "pm":
            hour += 12
    return hour, int(texts.get("M", 0)), int(texts.get("S", 0))


def _offset(text):
    """A time zone's offset, in microseconds."""
    if text == "z":
        return 0
    digits = text[1:].replace(":", "")
    if text[3] == ":" and len(text) > 6 and text[6] != ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    micros = seconds * 1000000 + int(digits[7:].ljust(6, "0"))
    return -micros if text[0] == "-" else micros


def _weekday(texts):
    if "A" in texts:
        return _DAYS.index(texts["A"])
    if "a" in texts:
        return [day[:3] for day in _DAYS].index(texts["a"])
    if "w" in texts:
        return (int(texts["w"]) + 6) % 7
    return int(texts["u"]) - 1 if "u" in texts else None


def _check_weeks(texts):
    """Which directives of weeks go together."""
    day = "a weekday directive ('%A', '%a', '%w', or '%u')"
    if "G" in texts:
        if "j" in texts:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if "V" not in texts or _weekday(texts) is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             f"'%V' and {day}.")
    elif "V" in texts:
        if not {"Y", "y"} & texts.keys() or _weekday(texts) is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             f"'%G' and {day}.")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _date_fields(texts):
    """Year or None, month, day, and the day of the year if that was given."""
    year = None
    if "y" in texts:
        year = int(texts["y"])
        year += 2000 if year < 69 else 1900
    elif "Y" in texts:
        year = int(texts["Y"])
    month = 1
    if "m" in texts:
        month = int(texts["m"])
    elif "B" in texts:
        month = _MONTHS.index(texts["B"]) + 1
    elif "b" in texts:
        month = [name[:3] for name in _MONTHS].index(texts["b"]) + 1
    return year, month, int(texts.get("d", 1)), int(texts["j"]) if "j" in texts else None


def _day_of_week(texts, year, weekday):
    """The day of the year that a week and a weekday say, or None."""
    from datetime import date

    if "G" in texts:
        day = date.fromisocalendar(int(texts["G"]), int(texts["V"]), weekday + 1)
        return day.year, day.toordinal() - date(day.year, 1, 1).toordinal() + 1
    if ("U" in texts or "W" in texts) and weekday is not None and year is not None:
        first = date(year, 1, 1).weekday()
        week = int(texts.get("U", texts.get("W")))
        if "U" in texts:
            first, weekday = (first + 1) % 7, (weekday + 1) % 7
        if week == 0:
            return year, 1 + weekday - first
        return year, 1 + (7 - first) % 7 + 7 * (week - 1) + weekday
    return year, None


def read_fields(string, format):
    """The fields of a `struct_time`, microseconds, and the offset, in microseconds, and name of
    the time zone; None for those that the text does not have."""
    texts = _matched(string, format)
    _check_weeks(texts)
    from datetime import date

    year, month, day, year_day = _date_fields(texts)
    weekday = _weekday(texts)
    leap_day = year is None and month == 2 and day == 29
    if leap_day:
        year = 1904
    if year_day is None:
        year, year_day = _day_of_week(texts, year, weekday)
    if year is None:
        year = 1900
    if year_day is None:
        today = date(year, month, day)
        year_day = today.toordinal() - date(year, 1, 1).toordinal() + 1
    else:
        today = date.fromordinal(date(year, 1, 1).toordinal() + year_day - 1)
        year, month, day = today.year, today.month, today.day
        year_day = today.toordinal() - date(year, 1, 1).toordinal() + 1
    if weekday is None:
        weekday = today.weekday()
    fields = 1900 if leap_day else year, month, day, *_clock(texts), weekday, year_day
    is_dst, name = _zone(texts)
    offset = _offset(texts["z"]) if "z" in texts else None
    return (*fields, is_dst), int(texts.get("f", "0").ljust(6, "0")), offset, name


def _zone(texts):
    """Whether it is summer time in the zone that the text names, and the zone's name here."""
    if "Z" not in texts:
        return -1, None
    name = texts["Z"]
    if name in ("utc", "gmt"):
        return 0, name.upper()
    names = [own.lower() for own in time.tzname]
    same = names[0] == names[-1] and time.daylight
    return (-1 if same else names.index(name)), time.tzname[names.index(name)]


def read_time(string, format):
    fields, _, offset, name = read_fields(string, format)
    return time.struct_time(fields)
