# Averages, spreads, relations and distributions; the types of results.
from statistics import *
from fractions import Fraction as F
from decimal import Decimal as D
import math
def t(f, *a, **k):
    try: print(repr(f(*a, **k)), end=" ")
    except Exception as e: print(type(e).__name__, e, end=" ")
data = ([1, 2, 3, 4], [1.5, 2.5, 2.5, 2.75, 3.25, 4.75], [F(1, 2), F(3, 4), F(5, 8)], [D("0.5"), D("0.75"), D("0.625")], [1], [], [1e308, 1e308], [0.1] * 10, [True, 2, 3.5], [1, "a"], [float("nan"), 1], [float("inf"), 1.0], [3, 1, 1, 2, 2], [-1, 2], [0, 4])
for f in (mean, fmean, geometric_mean, harmonic_mean, median, median_low, median_high, median_grouped, mode, multimode, variance, pvariance, stdev, pstdev, quantiles):
    print(f.__name__, end=": ")
    for d in data: t(f, d)
    print()
t(mean, iter([1, 2])); t(variance, [1, 2, 3], 2); t(pvariance, [1, 2, 3], 2.5); t(fmean, [1, 2], [3, 4]); t(fmean, [1, 2], [1]); t(fmean, [1], [0]); t(harmonic_mean, [40, 60], weights=[5, 30]); t(harmonic_mean, [1, 0]); t(quantiles, range(1, 11), n=10); t(quantiles, [1, 2, 3], n=4, method="inclusive"); t(quantiles, [1, 2], method="x"); t(quantiles, [1], n=0); t(median_grouped, [52, 52, 53, 54], 2); t(mode, "aab"); t(multimode, "aabb"); t(mean, "abc"); t(mean, [F(1, 3), 0.5]); t(mean, [D(1), 2]); t(mean, [D(1), 0.5]); t(stdev, [F(1, 3), F(2, 3)]); t(stdev, [D("1.5"), D("2.5"), D("3.7")])
print()
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
t(covariance, x, y); t(correlation, x, y); t(correlation, x, y, method="ranked"); t(correlation, x, [2] * 9); t(linear_regression, x, y); t(linear_regression, x, y, proportional=True); t(linear_regression, [1, 1], [1, 2]); t(covariance, [1], [2]); t(covariance, [1, 2], [1]); t(correlation, x, x, method="q")
print()
n = NormalDist(100, 15); print(n, n.mean, n.stdev, n.variance, n.median, n.mode, n.pdf(110), n.cdf(110), n.inv_cdf(.9), n.quantiles(), n.zscore(130), n + 5, n * 2, n - NormalDist(1, 2), -n, n / 3, 5 - n, n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)), n.overlap(NormalDist(110, 10)), n.overlap(NormalDist(110, 15)), NormalDist.from_samples([1, 2, 3, 4.5]), [n.inv_cdf(p / 50) for p in (1, 3, 25, 40, 49)], n.inv_cdf(1e-12), n.samples(2, seed=3))
t(NormalDist, 1, -1); t(n.inv_cdf, 0); t(NormalDist(0, 0).pdf, 1)
import random
random.seed(3); big = [random.gauss(5, 3) for _ in range(200)]; print(mean(big), fmean(big), stdev(big), pstdev(big), variance(big), median(big), quantiles(big, n=7), geometric_mean(map(abs, big)), stdev([random.randrange(10**20) for _ in range(20)]), correlation(big[:100], big[100:]), linear_regression(big[:100], big[100:]))
