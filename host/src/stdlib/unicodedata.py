"""What Unicode says of characters."""

from _unicodedata import (
    bidirectional, category, combining, is_normalized, lookup, normalize, unidata_version)
from _unicodedata import name as _name

_MISSING = object()


def name(chr, default=_MISSING, /):
    found = _name(chr)
    if found is not None:
        return found
    if default is _MISSING:
        raise ValueError("no such name")
    return default


def _checked(function, chr):
    if not isinstance(chr, str) or len(chr) != 1:
        given = "None" if chr is None else type(chr).__name__
        raise TypeError(f"{function} must be a unicode character, not {given}")


def decimal(chr, default=_MISSING, /):
    _checked("decimal() argument 1", chr)
    if chr.isdecimal():
        return int(chr)
    if default is _MISSING:
        raise ValueError("not a decimal")
    return default


def _amount(chr):
    """The value of what is no decimal, and whether it is a digit."""
    from _unicodedata_more import amounts

    return amounts.get(ord(chr), (None, False))


def digit(chr, default=_MISSING, /):
    _checked("digit() argument 1", chr)
    if chr.isdecimal():
        return int(chr)
    amount, is_digit = _amount(chr)
    if is_digit:
        return int(amount)
    if default is _MISSING:
        raise ValueError("not a digit")
    return default


def numeric(chr, default=_MISSING, /):
    _checked("numeric() argument 1", chr)
    if chr.isdecimal():
        return float(int(chr))
    amount, _ = _amount(chr)
    if amount is not None:
        return amount
    if default is _MISSING:
        raise ValueError("not a numeric character")
    return default


def mirrored(chr, /):
    _checked("mirrored() argument", chr)
    from _unicodedata_more import is_mirrored

    return is_mirrored(chr)


def decomposition(chr, /):
    _checked("decomposition() argument", chr)
    from _unicodedata_more import composed_of

    return composed_of(chr)


def east_asian_width(chr, /):
    _checked("east_asian_width() argument", chr)
    # Its table is read when the first asks for it.
    from _unicodedata_width import width

    return width(chr)


def __getattr__(name):
    if name in ("ucd_3_2_0", "UCD"):
        from _unicodedata_old import UCD, ucd_3_2_0
        return UCD if name == "UCD" else ucd_3_2_0
    raise AttributeError(f"module 'unicodedata' has no attribute {name!r}")
