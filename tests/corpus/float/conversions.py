# float(), round, and methods.
print(float(), float(3), float("1.5"), float(" -2e3 "), float("1_0.5"), float("inf"), float("-Infinity"), float("NaN"), float(True))
for s in ("", "abc", "1.5.2", "1e", "--1"):
    try:
        float(s)
    except ValueError as e:
        print(e)
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.675, 2), round(1234.567, -2), round(1.0), round(1e20))
print(round(0.15, 1), round(2.345, 2), round(1.005, 2), round(5.5, 0), round(-0.4))
print(int(1e15), int(2.0 ** 70), int(-0.9))
