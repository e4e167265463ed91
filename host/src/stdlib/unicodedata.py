"""What Unicode says of characters."""

from _unicodedata import bidirectional, category, combining, lookup, normalize, unidata_version
from _unicodedata import name as _name

_MISSING = object()


def name(chr, default=_MISSING, /):
    found = _name(chr)
    if found is not None:
        return found
    if default is _MISSING:
        raise ValueError("no such name")
    return default


def is_normalized(form, unistr, /):
    return normalize(form, unistr) == unistr


def _of(chr, known, value, what, default):
    if known(chr):
        return value(chr)
    if default is _MISSING:
        raise ValueError(f"not a {what}")
    return default


def decimal(chr, default=_MISSING, /):
    return _of(chr, str.isdecimal, int, "decimal", default)


def digit(chr, default=_MISSING, /):
    return _of(chr, str.isdigit, lambda c: int(_digits(c)), "digit", default)


def _digits(chr):
    return "".join(c for c in normalize("NFKC", chr) if c.isdecimal())


def _amount(chr):
    over, fraction, under = normalize("NFKC", chr).partition("\u2044")
    if fraction:
        return int(over) / int(under)
    return float(_digits(chr))


def numeric(chr, default=_MISSING, /):
    def known(c):
        return c.isnumeric() and _digits(c) != ""

    return _of(chr, known, _amount, "numeric character", default)


def __getattr__(name):
    if name == "east_asian_width":
        # Its table is read when the first asks for it.
        from _unicodedata_width import east_asian_width
        return east_asian_width
    if name in ("ucd_3_2_0", "UCD"):
        from _unicodedata_old import UCD, ucd_3_2_0
        return UCD if name == "UCD" else ucd_3_2_0
    raise AttributeError(f"module 'unicodedata' has no attribute {name!r}")
