"""Exponentials and logarithms in integers: a number is so many units of a power of two."""

from math import isqrt

from _decimal_number import _digits

_constants = {}


def _ln2(bits):
    """The logarithm of 2, by Machin's way: 18 atanh(1/26) - 2 atanh(1/4801) + 8 atanh(1/8749)."""
    kept = _constants.get("ln2")
    if kept is None or kept[0] < bits:
        wide = bits + 32

        def atanh(n):
            term = total = (1 << wide) // n
            square, k = n * n, 1
            while term:
                term //= square
                k += 2
                total += term // k
            return total

        value = 18 * atanh(26) - 2 * atanh(4801) + 8 * atanh(8749)
        kept = _constants["ln2"] = bits, value >> 32
    return kept[1] >> (kept[0] - bits)


def _ln(a, b, bits):
    """`ln(a / b)` in units of `2**-bits`, off by few units."""
    wide = bits + 64
    shift = a.bit_length() - b.bit_length()
    # Between 1/2 and 2, and nearer to 1 with each square root.
    x = (a << wide - shift) // b if shift <= wide else (a >> shift - wide) // b
    roots = max(8, isqrt(bits) // 2)
    wide += roots
    x <<= roots
    for _ in range(roots):
        x = isqrt(x << wide)
    one = 1 << wide
    y = ((x - one) << wide) // (x + one)
    square = y * y >> wide
    total, term, k = y, y, 1
    while term and term != -1:
        term = term * square >> wide
        k += 2
        total += term // k
    return (total << roots + 1 >> 64 + roots) + shift * _ln2(bits + 32 + shift.bit_length()) // (
        1 << 32 + shift.bit_length()
    )


def _exp(x, bits):
    """`exp(x)` for `x` in units of `2**-bits`: the result in units of `2**-bits`, and the power
    of two that it is still to be multiplied by."""
    extra = 64 + abs(x >> bits).bit_length()
    wide = bits + extra
    x <<= extra
    power, x = divmod(x, _ln2(wide))
    halves = max(8, isqrt(bits) // 2)
    wide += 2 * halves
    x = x << 2 * halves >> halves
    total = term = 1 << wide
    k = 0
    while term:
        k += 1
        term = (term * x >> wide) // k
        total += term
    for _ in range(halves):
        total = total * total >> wide
    return total >> wide - bits, power


def _decimal_digits(value, bits, power, digits):
    """`value * 2**(power - bits)` as an integer of about so many digits and an exponent of 10."""
    shift = power - bits
    size = (value.bit_length() + shift) * 30103 // 100000
    exponent = size - digits
    if exponent >= 0:
        scaled = value // 10**exponent if shift >= 0 else value
        if shift >= 0:
            return (value << shift) // 10**exponent, exponent
        return scaled // (10**exponent << -shift), exponent
    value *= 10**-exponent
    return (value << shift if shift >= 0 else value >> -shift), exponent


def _bits(digits):
    return digits * 33220 // 10000 + 32


def exp_digits(c, e, digits):
    """`exp(c * 10**e)` as an integer of about so many digits, cut off, and its exponent."""
    size = max(0, _digits(abs(c)) + e)
    bits = _bits(digits + size)
    x = (c * 10**e << bits) if e >= 0 else (c << bits) // 10**-e
    value, power = _exp(x, bits)
    return _decimal_digits(value, bits, power, digits)


def ln_digits(c, e, digits):
    """`ln(c * 10**e)` as an integer, negative below 1, and its exponent."""
    near = 0
    if abs(_digits(c) + e) <= 1:
        # A number near 1 has a small logarithm, whose first digits are lost.
        a, b = (c * 10**e, 1) if e >= 0 else (c, 10**-e)
        near = max(0, _digits(b) - _digits(abs(a - b)))
    a, b = (c * 10**e, 1) if e >= 0 else (c, 10**-e)
    bits = _bits(digits + near + 2)
    value = _ln(a, b, bits)
    scaled, exponent = _decimal_digits(abs(value), bits, 0, digits)
    return (scaled if value >= 0 else -scaled), exponent


def log10_digits(c, e, digits):
    """`log10(c * 10**e)` as `ln_digits`."""
    top, e1 = ln_digits(c, e, digits + 4)
    ten, e2 = ln_digits(10, 0, digits + 4)
    scale = digits + 2
    value = top * 10**scale // ten if top >= 0 else -(-top * 10**scale // ten)
    return value, e1 - e2 - scale


def power_digits(c, e, yc, ye, digits):
    """`(c * 10**e) ** (yc * 10**ye)` as an integer and its exponent."""
    size = max(0, _digits(abs(yc)) + ye) + 24
    logarithm, le = ln_digits(c, e, digits + size)
    return exp_digits(logarithm * yc, le + ye, digits)
