# Number theory: primes, continued fractions, digits of pi and e, perfect numbers.
def gcd(a, b):
    while b: a, b = b, a % b
    return a
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
def factor(n):
    out, p = [], 2
    while p * p <= n:
        while n % p == 0:
            out.append(p)
            n //= p
        p += 1 if p == 2 else 2
    return out + [n] if n > 1 else out
def pi_digits(count):
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < count:
        if 4 * q + r - t < n * t:
            out.append(str(n))
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
    return "".join(out)
def to_roman(n):
    out = ""
    for value, letters in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")):
        count, n = divmod(n, value)
        out += letters * count
    return out
print(gcd(2 ** 64, 6 ** 30), [n for n in range(60) if is_prime(n)], is_prime(2 ** 89 - 1), is_prime(2 ** 89 + 1))
print(factor(360), factor(97), factor(2 ** 31 - 1), factor(600851475143))
print(pi_digits(60))
print([n for n in range(2, 1000) if sum([d for d in range(1, n // 2 + 1) if n % d == 0]) == n])
print(to_roman(1994), to_roman(2026), [int(str(n), 8) for n in (7, 10, 17)])
x, digits = 10 ** 60, 10 ** 60
for k in range(1, 60): digits, x = digits + x // k, x // k
print(digits)
collatz = {1: 1}
def length(n):
    if n not in collatz: collatz[n] = 1 + length(n // 2 if n % 2 == 0 else 3 * n + 1)
    return collatz[n]
print(max(range(1, 3000), key=length), max(collatz.values()), len(collatz))
