"""Averages, spreads and relations of numbers, computed exactly and rounded once."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from itertools import groupby, repeat

from _statistics_normal import NormalDist

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
    "harmonic_mean", "linear_regression", "mean", "median",
    "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance",
    "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


# ---- exact sums


def _exact_ratio(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        # A NaN or an infinity stays what it is.
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _coerce(a, b):
    """The type of results of numbers of two types."""
    if a is b:
        return a
    if b is int or b is bool:
        return a
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b) or issubclass(b, int):
        return a
    if issubclass(a, int):
        return b
    if issubclass(a, Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _sum(data):
    """The type of the numbers, their exact sum and how many they are."""
    count, partials, kind = 0, {}, int
    for x in data:
        count += 1
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        n, d = _exact_ratio(x)
        partials[d] = partials.get(d, 0) + n
    if None in partials:
        return kind, partials[None], count
    return kind, _fraction_sum(partials), count


def _fraction_sum(partials):
    total = Fraction(0)
    for d in sorted(partials):
        total += Fraction(partials[d], d)
    return total


def _ss(data, c=None):
    """The type, the exact sum of the squares of the distances from `c` or from the mean, the mean
    and the count."""
    if c is not None:
        kind, total, count = _sum((d := x - c) * d for x in data)
        return kind, total, c, count
    count, kind, sx, sxx = 0, int, {}, {}
    for x in data:
        count += 1
        if type(x) is not kind:
            kind = _coerce(kind, type(x))
        n, d = _exact_ratio(x)
        sx[d] = sx.get(d, 0) + n
        sxx[d] = sxx.get(d, 0) + n * n
    if not count:
        return kind, Fraction(0), Fraction(0), 0
    if None in sx:
        return kind, sx[None], sx[None], count
    total = _fraction_sum(sx)
    squares = Fraction(0)
    for d in sxx:
        squares += Fraction(sxx[d], d * d)
    return kind, (count * squares - total * total) / count, total / count, count


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if kind.__name__ == "Decimal":
            return kind(value.numerator) / kind(value.denominator)
        raise


def _root_of_ratio(n, d):
    """The square root of `n / d`, rounded once to a float."""
    # 109 bits of the root, the last of which tells of any rest, are rounded correctly.
    q = (n.bit_length() - d.bit_length() - 109) // 2
    if q >= 0:
        a, unit = n, d << 2 * q
    else:
        a, unit = n << -2 * q, d
    square = a // unit
    if not square:
        return 0.0
    root = math.isqrt(square)
    root |= root * root * unit != a
    return math.ldexp(root, q) if root.bit_length() <= 53 else _scaled(root, q)


def _scaled(root, q):
    return float(root << q) if q >= 0 else root / (1 << -q)


def _root(total, count, kind):
    """The square root of `total / count` as a number of the type."""
    if kind.__name__ == "Decimal":
        return _decimal_root(total.numerator, total.denominator * count, kind)
    ratio = total / count
    return _root_of_ratio(ratio.numerator, ratio.denominator)


def _decimal_root(n, d, Decimal):
    if not n:
        return Decimal("0.0")
    from decimal import localcontext

    with localcontext() as context:
        prec = context.prec
        context.prec = prec + 10
        root = (Decimal(n) / Decimal(d)).sqrt()
    return +root


# ---- averages


def mean(data):
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / n, kind)


def fmean(data, weights=None):
    if weights is None:
        try:
            n = len(data)
        except TypeError:
            data = list(data)
            n = len(data)
        total = math.fsum(data)
        if not n:
            raise StatisticsError("fmean requires at least one data point")
        return total / n
    weights = weights if isinstance(weights, (list, tuple)) else list(weights)
    try:
        total = math.sumprod(data, weights)
    except ValueError:
        raise StatisticsError("data and weights must be the same length") from None
    below = math.fsum(weights)
    if not below:
        raise StatisticsError("sum of weights must be non-zero")
    return total / below


def geometric_mean(data):
    n, found_zero, logs = 0, False, []
    for n, x in enumerate(data, 1):
        if x > 0.0 or math.isnan(x):
            logs.append(math.log(x))
        elif x == 0:
            found_zero = True
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not n:
        raise StatisticsError("Must have a non-empty dataset")
    total = math.fsum(logs)
    if math.isnan(total):
        return math.nan
    if found_zero:
        return math.nan if total == math.inf else 0.0
    return math.exp(total / n)


def _fail_negative(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def harmonic_mean(data, weights=None):
    data = list(data)
    negative = "harmonic mean does not support negative values"
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float, Fraction)) and not hasattr(x, "as_integer_ratio"):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(negative)
        return x
    if weights is None:
        weights, total_weight = repeat(1, n), n
    else:
        weights = list(weights)
        if len(weights) != n:
            raise StatisticsError("Number of weights does not match data size")
        _, total_weight, _ = _sum(w for w in _fail_negative(weights, negative))
    try:
        data = _fail_negative(data, negative)
        kind, total, count = _sum(w / x if w else 0 for w, x in zip(weights, data))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(total_weight / total, kind)


def median(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = bisect_left(data, x)
    upto = bisect_right(data, x, lo=below)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / (upto - below)


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    found = []
    for i in range(1, n):
        if method == "inclusive":
            j, delta = divmod(i * (size - 1), n)
            found.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        else:
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            found.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return found


# ---- spreads


def variance(data, xbar=None):
    kind, total, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(total / (n - 1), kind)


def pvariance(data, mu=None):
    kind, total, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(total / n, kind)


def stdev(data, xbar=None):
    kind, total, _, n = _ss(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(total, n - 1, kind)


def pstdev(data, mu=None):
    kind, total, _, n = _ss(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(total, n, kind)


# ---- relations


def _check_pairs(what, x, y):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")


def _centred(x, y):
    """The distances of both from their means, and the means."""
    xbar, ybar = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [v - xbar for v in x], [v - ybar for v in y], xbar, ybar


def covariance(x, y, /):
    _check_pairs("covariance", x, y)
    x, y, *_ = _centred(x, y)
    return math.sumprod(x, y) / (len(x) - 1)


def _ranks(values):
    """The rank of each value from 0 on, centred; equal ones share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0] * len(values)
    i = 0
    for _, group in groupby(order, key=values.__getitem__):
        group = list(group)
        for place in group:
            ranks[place] = i + (len(group) + 1) / 2
        i += len(group)
    return [rank - (len(values) + 1) / 2 for rank in ranks]


def correlation(x, y, /, *, method="linear"):
    _check_pairs("correlation", x, y)
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        x, y, *_ = _centred(x, y)
    sxy, sxx, syy = math.sumprod(x, y), math.sumprod(x, x), math.sumprod(y, y)
    try:
        return sxy / _sqrt_of_product(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _sqrt_of_product(x, y):
    root = math.sqrt(x * y)
    if not math.isfinite(root) or not root:
        return math.sqrt(x) * math.sqrt(y)
    # One step of Newton's method with the exact rest.
    rest = float(Fraction(x) * Fraction(y) - Fraction(root) ** 2)
    return root + rest / (2.0 * root)


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    _check_pairs("linear regression", x, y)
    if not proportional:
        x, y, xbar, ybar = _centred(x, y)
    sxy, sxx = math.sumprod(x, y) + 0.0, math.sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)
