"""Decimal numbers in the language of format specifications."""

import re

import _decimal_arith

from _decimal_context import ROUND_HALF_EVEN
from _decimal_number import _digits, _make, _power_of_ten, _round_off

_SPEC = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<nozero>z)?(?P<alt>\#)?"
    r"(?P<zero>0)?(?P<width>\d+)?(?P<comma>[,_])?(?:\.(?P<precision>\d+))?"
    r"(?P<type>[eEfFgGn%])?\Z",
    re.DOTALL,
)


def format_number(number, spec, context):
    if not isinstance(spec, str):
        raise TypeError("format arg must be str")
    found = _SPEC.match(spec)
    if found is None:
        raise ValueError("invalid format string")
    parts = found.groupdict()
    if parts["comma"] == "_":
        raise ValueError("invalid format string")
    if number._kind:
        text = number._special_text()
        sign, body = ("-", text[1:]) if number._sign else ("", text)
        body += "%" if parts["type"] == "%" else ""
        if parts["zero"] and not parts["align"]:
            parts["zero"] = None
        return _padded(_sign(sign, parts), body, parts, False)
    kind = parts["type"] or "gG"[context._capitals]
    precision = None if parts["precision"] is None else int(parts["precision"])
    c, e, sign = number._int, number._exp, number._sign
    if kind == "%":
        e += 2
    c, e = _rounded(c, e, sign, kind, precision, context)
    if parts["nozero"] and not c:
        sign = 0
    body = _body(c, e, kind, precision, parts)
    return _padded(_sign("-" if sign else "", parts), body, parts, True)


def _rounded(c, e, sign, kind, precision, context):
    """The digits that are shown."""
    if precision is None:
        if kind == "%" and e > 0:
            return c * _power_of_ten(e), 0
        return c, e
    if kind in ("e", "E"):
        drop = _digits(c) - precision - 1
        if not c:
            return 0, e
        if drop < 0:
            return c * _power_of_ten(-drop), e + drop
    elif kind in ("f", "F", "%"):
        drop = -precision - e
        if drop < 0:
            return c * _power_of_ten(-drop), -precision
    else:
        drop = _digits(c) - max(precision, 1)
        if drop <= 0:
            return c, e
    if drop > 0:
        size = _digits(c)
        if drop > size:
            c, e, drop = (1 if c else 0), e + drop - 2, 2
        c, _ = _round_off(c, drop, sign, context._rounding)
        e += drop
        if kind not in ("f", "F", "%") and _digits(c) > size - drop and size > drop:
            c, e = c // 10, e + 1
    return c, e


def _body(c, e, kind, precision, parts):
    digits = _decimal_arith.digits_of(c)
    left = e + len(digits)
    if kind in ("e", "E"):
        dot = 1
        if not c and precision is not None:
            digits, left = "0" * (precision + 1), e + 1 + precision
    elif kind in ("f", "F", "%"):
        dot = left
    elif e <= 0 and left > -6:
        dot = left
    else:
        dot = 1
    if dot < 0:
        whole, fraction = "0", "0" * -dot + digits
    elif dot > len(digits):
        whole, fraction = digits + "0" * (dot - len(digits)), ""
    else:
        whole, fraction = digits[:dot] or "0", digits[dot:]
    if kind in ("f", "F", "%") and precision is None and e > 0:
        fraction = ""
    exponent = left - dot
    if parts["comma"]:
        whole = f"{int(whole):,}" if whole.isdigit() else whole
    text = whole
    if fraction or parts["alt"]:
        text += "." + fraction
    if exponent or kind in ("e", "E"):
        text += f"{'E' if kind in 'EG' else 'e'}{exponent:+}"
    return text + "%" if kind == "%" else text


def _sign(sign, parts):
    if sign == "-":
        return "-"
    return parts["sign"] if parts["sign"] in ("+", " ") else ""


def _padded(sign, body, parts, is_number):
    width = int(parts["width"] or 0)
    fill, align = parts["fill"] or " ", parts["align"] or ">"
    if parts["zero"] and not parts["align"]:
        fill, align = "0", "="
        if parts["comma"] and is_number:
            return sign + _zero_grouped(body, width - len(sign))
    gap = max(0, width - len(sign) - len(body))
    if align == "=":
        return sign + fill * gap + body
    if align == "<":
        return sign + body + fill * gap
    if align == "^":
        before = gap // 2
        return fill * before + sign + body + fill * (gap - before)
    return fill * gap + sign + body


def _zero_grouped(body, width):
    """Zeros in front, with commas between them as well."""
    digits = len(body) - len(body.lstrip("0123456789,"))
    whole, rest = body[:digits].replace(",", ""), body[digits:]
    while True:
        text = f"{int(whole):,}" if not whole.startswith("0") else _grouped(whole)
        if len(text) + len(rest) >= width:
            return text + rest
        whole = "0" + whole


def _grouped(whole):
    first = len(whole) % 3
    groups = [whole[:first]] if first else []
    groups += [whole[i : i + 3] for i in range(first, len(whole), 3)]
    return ",".join(groups)
