# The shortest text that reads back as the same float.
for x in (0.0, 1.0, -1.0, 0.1, 0.2, 0.3, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 1.5e-7, 1e22, 1e23,
          5e-324, 1.7976931348623157e308, 2.5, 100.0, 1234.5678, 3.141592653589793, 1e100, -1e-100,
          float("inf"), -float("inf"), float("nan"), 0.1 + 0.7, 1 / 3, 2 / 3, 1e21, 9007199254740993.0):
    print(repr(x), str(x), [x])
