"""math.nextafter with steps, logarithms of large ints, and what sums and distances refuse."""

import math


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for x, y in (1.0, 2.0), (0.0, 1.0), (-0.0, 1.0), (1.0, -1.0), (5e-324, -5e-324), (0.0, -0.0), (math.inf, 0.0), (math.nan, 1.0), (1.0, math.nan), (-1e308, math.inf):
    for steps in 0, 1, 2, 3, 1000, 2 ** 62, 2 ** 64, 10 ** 30:
        print(x, y, steps, repr(math.nextafter(x, y, steps=steps)))
show(lambda: math.nextafter(1, 2, steps=None))
show(lambda: math.nextafter(1, 2, steps=-1))
show(lambda: math.nextafter(1, 2, steps=-10 ** 50))
show(lambda: math.nextafter(1, 2, steps=1.5))
show(lambda: math.nextafter(1, 2, 3))
show(lambda: math.nextafter(1, x=2))
show(lambda: math.nextafter())

for n in 5 * 10 ** 49, 2 ** 1023, 2 ** 1024 - 1, 2 ** 1024, 10 ** 400 + 1, 3 ** 999, 2 ** 53 + 1, 2 ** 64 - 1, 2 ** 2000 - 1:
    print(math.log(n), math.log2(n), math.log10(n), math.log(n, 7))

show(lambda: math.prod([1, 2, 3], start=4))
show(lambda: math.prod())
show(lambda: math.prod([1], 2, 3))
show(lambda: math.prod([1], begin=2))
show(lambda: math.isclose(1, 1, 1))
show(lambda: math.isclose(1, 2, rel_tol=1, abs_tol=0))
show(lambda: math.isclose(b=1))
show(lambda: math.dist("ab", [1]))
show(lambda: math.dist("ab", 5))
show(lambda: math.dist((1, 2), [4, 6]))
show(lambda: math.sumprod([1, 2], [3]))
show(lambda: math.sumprod("a", b"ab"))
show(lambda: math.sumprod([1.5, 2], [2, 3.5]))
# The last digits are those of the machine's C library.
print([f"{math.cbrt(n / 10):.13f}" for n in range(-20, 100, 7)])
