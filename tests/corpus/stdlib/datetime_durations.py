# Durations: units, rounding, arithmetic and errors.
from datetime import *
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except Exception as e: print(type(e).__name__, e)
x = timedelta(1, 2, 3, 4, 5, 6, 7); print(repr(x), x, x.total_seconds(), -x, abs(-x), x * 2, x * .5, x / 3, x / 2.5, x // 7, x % timedelta(hours=1), divmod(x, timedelta(hours=5)))
print(x / timedelta(hours=1), x // timedelta(hours=1), x > timedelta(0), bool(timedelta()), timedelta.min, timedelta.max, repr(timedelta()), hash(x) == hash(timedelta(1, 2, 3, 4, 5, 6, 7)))
t(timedelta, days=10**9); t(timedelta, "a"); t(timedelta, days=.1, seconds=.3, microseconds=.5); t(timedelta, microseconds=1.5); t(timedelta, microseconds=2.5); t(timedelta, float("inf")); t(timedelta, float("nan"))
t(lambda: x / 0); t(lambda: x // 0); t(lambda: x / timedelta()); t(lambda: x // timedelta()); t(lambda: x * "a"); t(lambda: x + 1); t(lambda: x % timedelta()); t(lambda: x / 0.0); t(lambda: x < 3); t(lambda: sum([x, x], timedelta()))
