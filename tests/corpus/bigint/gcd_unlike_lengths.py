# The divisor of numbers of which the first is the shorter one.
import math

for a, b in (
    (3**300, 2**64 - 1), (2**70, 2**95 * 3), (12, 2**200 * 9), (2**65 + 1, 2**95 - 1),
    (6**40, 6**120 + 6**41), (-(10**30), 10**45 + 10**31), (2**150 - 1, 2**210 - 1),
):
    g = math.gcd(a, b)
    print(g, g == math.gcd(b, a), math.lcm(a, b) == abs(a * b) // g)

x, y = 1, 1
for _ in range(400):
    x, y = y, x + y
    if math.gcd(x, y) != 1 or math.gcd(x * 7919, y * 7919) != 7919:
        print("wrong", x)
n = 1
for i in range(1, 60):
    n = n * (2**31 - 1) + i
    m = n * n + 2**i
    g = math.gcd(n << i, m << i)
    if g != math.gcd(m << i, n << i) or (n << i) % g or (m << i) % g:
        print("wrong", i)
print(math.gcd(n, n * 3), math.gcd(0, -n) == n)
