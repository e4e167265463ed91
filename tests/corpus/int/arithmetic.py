# Small integers: signs, division, powers, bits.
for a in (7, -7, 0):
    for b in (2, -2, 3):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(2 ** 10, (-2) ** 3, 2 ** 0, 0 ** 0, 2 ** -1, (-3) ** -2, -2 ** 2)
print(6 & 3, 6 | 3, 6 ^ 3, ~6, ~-1, -6 & 3, -6 | 3, -6 ^ 3)
print(1 << 10, -1 << 3, 1024 >> 3, -1 >> 5, -9 >> 1, 5 >> 100)
print(+5, -5, --5, -(-5), +True, -True, ~True)
print(0x1F, 0o17, 0b101, 1_000_000, 0xDEAD_BEEF)
print(pow(2, 10), pow(3, 4, 5), pow(2, 100, 7), pow(-2, 3, 5), pow(3, -1, 7))
print(10 == 10.0, 1 == True, hash(1) == hash(1.0) == hash(True))
