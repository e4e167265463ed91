"""Colours in several systems, as numbers from 0 to 1."""

__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]


def rgb_to_yiq(r, g, b):
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)


def yiq_to_rgb(y, i, q):
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return tuple(min(1.0, max(0.0, part)) if not 0.0 <= part <= 1.0 else part for part in (r, g, b))


def _hue(r, g, b, most, span):
    rc, gc, bc = (most - r) / span, (most - g) / span, (most - b) / span
    if r == most:
        hue = bc - gc
    elif g == most:
        hue = 2.0 + rc - bc
    else:
        hue = 4.0 + gc - rc
    return hue / 6.0 % 1.0


def rgb_to_hls(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    total, span = most + least, most - least
    light = total / 2.0
    if least == most:
        return 0.0, light, 0.0
    saturation = span / total if light <= 0.5 else span / (2.0 - most - least)
    return _hue(r, g, b, most, span), light, saturation


def hls_to_rgb(h, l, s):
    if s == 0.0:
        return l, l, l
    m2 = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    m1 = 2.0 * l - m2

    def part(hue):
        hue %= 1.0
        if hue < 1 / 6:
            return m1 + (m2 - m1) * hue * 6.0
        if hue < 0.5:
            return m2
        if hue < 2 / 3:
            return m1 + (m2 - m1) * (2 / 3 - hue) * 6.0
        return m1

    return part(h + 1 / 3), part(h), part(h - 1 / 3)


def rgb_to_hsv(r, g, b):
    most, least = max(r, g, b), min(r, g, b)
    span = most - least
    if least == most:
        return 0.0, 0.0, most
    return _hue(r, g, b, most, span), span / most, most


def hsv_to_rgb(h, s, v):
    if s == 0.0:
        return v, v, v
    i = int(h * 6.0)
    f = h * 6.0 - i
    p, q, t = v * (1.0 - s), v * (1.0 - s * f), v * (1.0 - s * (1.0 - f))
    return ((v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q))[i % 6]
