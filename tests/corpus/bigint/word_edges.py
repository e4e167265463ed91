# Results next to the edges of 32, 62 and 64 bits are exact.
for bits in (30, 31, 32, 47, 48, 50, 51, 52, 53, 60, 61, 62, 63, 64):
    e = 1 << bits
    print(bits, e - 1, e, e + 1, -e, -e - 1, (e - 1) + 1 == e, (e - 1) * (e - 1), (-e) * (-e), -(-e))
x = 1
for _ in range(70):
    x = x * 2 + 1
print(x)
x = 0
for i in range(100):
    x -= 1 << i
print(x)
