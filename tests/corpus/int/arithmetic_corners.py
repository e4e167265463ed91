# Division, remainder and powers of ints of either sign and any size.
for a in (7, -7, 0, 1, 10**20, -(10**20)):
    for b in (2, -2, 3, -3, 10**18, -(10**18)):
        q, r = divmod(a, b)
        print(a, b, q, r, q == a // b, r == a % b, q * b + r == a, a / b)
for a in (0, 1, -1, 2, -2, 10):
    print(a, [a**n for n in (0, 1, 2, 3, 10)])
for a, n in ((2, -1), (-2, -2), (10, -3), (1, -5)):
    print(a, n, a**n, type(a**n).__name__)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 0**-1, lambda: 10**20 // 0, lambda: pow(2, 3, 0), lambda: 1 << -1, lambda: 1 >> -1):
    try:
        print(f())
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__, e)
print(pow(3, 200, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(3, -1, 7), pow(10**30, 10**10, 97))
try:
    pow(2, -1, 4)
except ValueError as e:
    print(e)
print(1 << 100, -1 << 70, (1 << 100) >> 98, -1 >> 1000, -5 >> 1, 5 >> 100, 1 << 0)
print(5 & -3, 5 | -8, 5 ^ -1, ~0, ~(1 << 70), (1 << 70) & -(1 << 65), -(1 << 70) | 1)
print((-7) // 2 * 2 + (-7) % 2, -7 // -2, -7 % -2, 7 // -2, 7 % -2)
print(10**25 // 10**24, -(10**25) // 7, -(10**25) % 7, 10**25 / 10**24, (10**400) / (10**399))
try:
    print(10**400 / 3)
except OverflowError as e:
    print(e)
print(True + True, True * 10, -True, ~True, True / 2, True // 2, True ** 2, False ** 0, True & 3, True & True, True ^ True, True | False)
