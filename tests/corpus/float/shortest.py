# The shortest text that reads back as the same number.
values = [0.1, 0.2, 0.3, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345678.0, 1e-4, 1e-5, 0.0001234, 1.0, 100.0, 1e100, 1.5e-10, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 4.35, 0.07, 9007199254740993.0, 1e23, 9.5e-7, 3.0e8, 299792458.0, 6.02214076e23, 1.602e-19]
for x in values:
    print(x, -x, repr(x) == str(x), float(repr(x)) == x, f"{x}", "%r" % x)
for e in range(-8, 24, 3):
    print(e, 10.0**e, 1.5 * 10.0**e, float(f"1e{e}"), float(f"9.999999999999999e{e}"))
x = 1.0
for i in range(20):
    x /= 7
    print(x, end=" ")
print()
print([i / 10 for i in range(-5, 6)], {0.5: 1}, (1.0,), complex(1, 0.1))
print(1e5, 12345678.9, 1234567890123456.7, 0.1 + 0.7, 1.1 + 2.2, 3 * 0.1, 1e-7 * 3, 2.0**70, 2.0**-30)
