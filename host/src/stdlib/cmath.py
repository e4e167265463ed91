"""Functions of complex numbers."""

import math

e, pi, tau, inf, nan = math.e, math.pi, math.tau, math.inf, math.nan
infj, nanj = complex(0.0, inf), complex(0.0, nan)


def _complex(z):
    if isinstance(z, (complex, float, int)):
        return complex(z)
    if hasattr(z, "__complex__") or hasattr(z, "__float__") or hasattr(z, "__index__"):
        return complex(z)
    raise TypeError(f"must be real number, not {type(z).__name__}")


def phase(z, /):
    z = _complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return math.hypot(z.real, z.imag), phase(z)


def rect(r, phi, /):
    if math.isinf(phi) and r != 0 and not math.isnan(r):
        raise ValueError("math domain error")
    if phi == 0:
        return complex(r, r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def isnan(z, /):
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(z, /):
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isfinite(z, /):
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = _complex(a), _complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def sqrt(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y):
        return complex(inf, y)
    if math.isinf(x):
        root = nan if math.isnan(y) else 0.0
        return complex(inf, math.copysign(root, y)) if x > 0 else complex(root, math.copysign(inf, y))
    if x == 0 and y == 0:
        return complex(0.0, y)
    # Halved twice or scaled up, so that the modulus neither overflows nor vanishes.
    scale = 1.0
    if max(abs(x), abs(y)) > 1e300:
        x, y, scale = x / 4, y / 4, 2.0
    elif max(abs(x), abs(y)) < 1e-300:
        x, y, scale = x * 2.0**108, y * 2.0**108, 2.0**-54
    s = math.sqrt((abs(x) + math.hypot(x, y)) / 2)
    d = abs(y) / (2 * s)
    if x >= 0:
        return complex(scale * s, scale * math.copysign(d, y))
    return complex(scale * d, scale * math.copysign(s, y))


def exp(z, /):
    z = _complex(z)
    if math.isinf(z.imag) and (math.isfinite(z.real) or z.real > 0):
        raise ValueError("math domain error")
    size = math.exp(z.real)
    if z.imag == 0:
        return complex(size, z.imag)
    return complex(size * math.cos(z.imag), size * math.sin(z.imag))


def _log(z):
    x, y = abs(z.real), abs(z.imag)
    if x == 0 and y == 0:
        raise ValueError("math domain error")
    size = math.hypot(x, y)
    if 0.71 <= size <= 1.73:
        large, small = max(x, y), min(x, y)
        return complex(math.log1p((large - 1) * (large + 1) + small * small) / 2, phase(z))
    if math.isinf(size) and math.isfinite(x) and math.isfinite(y):
        return complex(math.log(math.hypot(x / 2, y / 2)) + math.log(2), phase(z))
    return complex(math.log(size), phase(z))


def log(z, base=None, /):
    found = _log(_complex(z))
    return found if base is None else found / _log(_complex(base))


def log10(z, /):
    found = _log(_complex(z))
    return complex(found.real / math.log(10), found.imag / math.log(10))


def sinh(z, /):
    z = _complex(z)
    if z.imag == 0:
        return complex(math.sinh(z.real), z.imag)
    return complex(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def cosh(z, /):
    z = _complex(z)
    if z.imag == 0:
        return complex(math.cosh(z.real), z.imag * math.copysign(1.0, z.real))
    return complex(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def tanh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if abs(x) > 20:
        return complex(math.copysign(1.0, x), 4 * math.sin(y) * math.cos(y) * math.exp(-2 * abs(x)))
    tx, ty, cx = math.tanh(x), math.tan(y), 1 / math.cosh(x)
    txty = tx * ty
    bottom = 1 + txty * txty
    return complex(tx * (1 + ty * ty) / bottom, ((ty / bottom) * cx) * cx)


def _turned(z):
    return complex(-z.imag, z.real)


def _turned_back(z):
    return complex(z.imag, -z.real)


def sin(z, /):
    return _turned_back(sinh(_turned(_complex(z))))


def cos(z, /):
    return cosh(_turned(_complex(z)))


def tan(z, /):
    return _turned_back(tanh(_turned(_complex(z))))


def asinh(z, /):
    z = _complex(z)
    a, b = sqrt(complex(1 + z.imag, -z.real)), sqrt(complex(1 - z.imag, z.real))
    real = math.asinh(a.real * b.imag - b.real * a.imag)
    return complex(real, math.atan2(z.imag, a.real * b.real - a.imag * b.imag))


def acosh(z, /):
    z = _complex(z)
    a, b = sqrt(complex(z.real - 1, z.imag)), sqrt(complex(z.real + 1, z.imag))
    real = math.asinh(a.real * b.real + a.imag * b.imag)
    return complex(real, 2 * math.atan2(a.imag, b.real))


def atanh(z, /):
    z = _complex(z)
    if z.real < 0 or (z.real == 0 and math.copysign(1.0, z.real) < 0):
        return -atanh(-z)
    x, y = z.real, z.imag
    if x == 1 and y == 0:
        raise ValueError("math domain error")
    ay = abs(y)
    real = math.log1p(4 * x / ((1 - x) * (1 - x) + ay * ay)) / 4
    return complex(real, -math.atan2(-2 * y, (1 - x) * (1 + x) - ay * ay) / 2)


def asin(z, /):
    return _turned_back(asinh(_turned(_complex(z))))


def acos(z, /):
    z = _complex(z)
    a, b = sqrt(complex(1 - z.real, -z.imag)), sqrt(complex(1 + z.real, z.imag))
    return complex(2 * math.atan2(a.real, b.real), math.asinh(b.real * a.imag - b.imag * a.real))


def atan(z, /):
    return _turned_back(atanh(_turned(_complex(z))))
