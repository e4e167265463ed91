"""Times read from text."""

import re
import time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_NUMBERS = {
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]", "H": r"2[0-3]|[01]\d|\d", "I": r"1[0-2]|0[1-9]|[1-9]",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "m": r"1[0-2]|0[1-9]|[1-9]", "M": r"[0-5]\d|\d", "S": r"6[01]|[0-5]\d|\d", "y": r"\d\d",
    "Y": r"\d{4}", "w": "[0-6]", "u": "[1-7]",
}
_WHOLE = {"D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M", "F": "%Y-%m-%d", "x": "%m/%d/%y",
          "X": "%H:%M:%S", "c": "%a %b %d %H:%M:%S %Y", "r": "%I:%M:%S %p"}


def _pattern(format):
    """The format as a pattern, and the directives of its groups."""
    for letter, whole in _WHOLE.items():
        format = format.replace("%" + letter, whole)
    parts, directives, i = [], [], 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            parts.append(r"\s+")
            while i < len(format) and format[i].isspace():
                i += 1
            continue
        if c != "%":
            parts.append(re.escape(c))
            continue
        letter = format[i:i + 1]
        i += 1
        if letter == "%":
            parts.append("%")
            continue
        if letter in _NUMBERS and letter:
            parts.append(f"({_NUMBERS[letter]})")
        elif letter in ("a", "A", "b", "B", "h", "p", "Z"):
            parts.append("([A-Za-z]+)")
        elif letter == "f":
            parts.append(r"(\d{1,6})")
        elif letter == "z":
            parts.append(r"([+-]\d\d:?\d\d|Z)")
        else:
            raise ValueError(f"{letter!r} is a bad directive in format {format!r}" if letter
                             else f"stray %% in format {format!r}")
        directives.append(letter)
    return re.compile("".join(parts), re.ASCII), directives


def _index(names, text):
    """Which of the names a text is, in full or by its first three letters; -1 for none."""
    text = text.lower()
    for i, name in enumerate(names):
        if text in (name, name[:3]):
            return i
    return -1


def read_time(string, format):
    pattern, directives = _pattern(format)
    found = pattern.match(string)
    if found is None:
        raise ValueError(f"time data {string!r} does not match format {format!r}")
    if found.end() != len(string):
        raise ValueError(f"unconverted data remains: {string[found.end():]}")
    fields = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0}
    afternoon = None
    for letter, text in zip(directives, found.groups()):
        if letter in "aA":
            value = _index(_DAYS, text)
        elif letter in "bBh":
            value, letter = _index(_MONTHS, text) + 1 or -1, "m"
        elif letter == "p":
            afternoon = value = ("am", "pm").index(text.lower()) if text.lower() in (
                "am", "pm") else -1
        elif letter in "zZf":
            value = 0
        else:
            value = int(text)
        if value < 0:
            raise ValueError(f"time data {string!r} does not match format {format!r}")
        if letter == "y":
            value, letter = value + (2000 if value < 69 else 1900), "Y"
        elif letter == "I":
            letter = "H"
            value %= 12
        fields[letter] = value
    if afternoon:
        fields["H"] += 12
    limits = {"m": (1, 12), "d": (1, 31), "H": (0, 23), "M": (0, 59), "S": (0, 61)}
    for letter, (least, most) in limits.items():
        if not least <= fields[letter] <= most:
            raise ValueError(f"time data {string!r} does not match format {format!r}")
    date = (fields["Y"], fields["m"], fields["d"], fields["H"], fields["M"], fields["S"])
    return _completed(date)


def _days_before(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _completed(date):
    """The time as a `struct_time`, by way of the calendar of the C library."""
    year, month, day, hour, minute, second = date
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if day > lengths[month - 1]:
        raise ValueError("day is out of range for month")
    days = _days_before(year) + sum(lengths[:month - 1]) + day - 1 - _days_before(1970)
    return time.gmtime(days * 86400 + hour * 3600 + minute * 60 + second)
