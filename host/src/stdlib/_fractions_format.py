"""Format specifications of fractions, which are exact: no float stands between."""

import re

_BEGIN = r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)"
_WIDTH = r"(?P<width>0|[1-9][0-9]*)?(?P<comma>[,_])?"
_PLAIN = re.compile(rf"{_BEGIN}(?P<alt>\#)?{_WIDTH}", re.DOTALL)
_FLOAT = re.compile(
    rf"{_BEGIN}(?P<z>z)?(?P<alt>\#)?(?P<zeros>0(?=[0-9]))?{_WIDTH}"
    r"(?:\.(?P<precision>0|[1-9][0-9]*))?(?P<kind>[eEfFgG%])",
    re.DOTALL,
)


def formatted(n, d, spec):
    """The fraction n / d as the specification says; None where that makes no sense."""
    found = _PLAIN.fullmatch(spec)
    if found is not None:
        return _as_fraction(n, d, found)
    found = _FLOAT.fullmatch(spec)
    if found is None or found["align"] is not None and found["zeros"] is not None:
        return None
    return _as_float(n, d, found)


def _as_fraction(n, d, found):
    comma = found["comma"] or ""
    body = f"{abs(n):{comma}}"
    if d > 1 or found["alt"]:
        body += f"/{d:{comma}}"
    return _padded(_sign(n < 0, found), body, found)


def _as_float(n, d, found):
    kind, precision = found["kind"], int(found["precision"] or "6")
    suffix = ""
    if kind in "fF%":
        negative, digits = _rounded(n, d, -precision - 2 * (kind == "%"), found["z"])
        behind = precision
        suffix = "%" if kind == "%" else ""
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        negative, digits, exponent = _figures(n, d, figures)
        behind = -exponent
        if kind in "eE" or exponent > 0 or exponent + figures <= -4:
            behind = figures - 1
            suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + behind:+03d}"
    # At least one digit stands before the point.
    digits = f"{digits:0{behind + 1}d}"
    before, after = digits[:len(digits) - behind], digits[len(digits) - behind:]
    if kind in "gG" and not found["alt"]:
        after = after.rstrip("0")
    end = ("." if after or found["alt"] else "") + after + suffix
    sign = _sign(negative, found)
    comma = found["comma"]
    if found["zeros"]:
        room = int(found["width"] or "0") - len(sign) - len(end)
        # Separators are put between the zeros as well.
        before = before.zfill(3 * room // 4 + 1 if comma else room)
    if comma:
        first = 1 + (len(before) - 1) % 3
        groups = [before[i:i + 3] for i in range(first, len(before), 3)]
        before = comma.join([before[:first], *groups])
    return _padded(sign, before + end, found)


def _sign(negative, found):
    if negative:
        return "-"
    return "" if found["sign"] == "-" else found["sign"]


def _padded(sign, body, found):
    padding = (found["fill"] or " ") * (int(found["width"] or "0") - len(sign) - len(body))
    align = found["align"]
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    if align == "=":
        return sign + padding + body
    return padding + sign + body


def _rounded(n, d, exponent, no_negative_zero=None):
    """Whether n / d is negative, and how many 10 ** exponent it has, rounded to even."""
    if exponent >= 0:
        d *= 10 ** exponent
    else:
        n *= 10 ** -exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    return q < 0 if no_negative_zero else n < 0, abs(q)


def _figures(n, d, figures):
    """Whether n / d is negative, so many of its digits, and the exponent of the last one."""
    if n == 0:
        return False, 0, 1 - figures
    above, below = str(abs(n)), str(d)
    exponent = len(above) - len(below) + (below <= above) - figures
    negative, digits = _rounded(n, d, exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return negative, digits, exponent
