# Precedence and associativity.
print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 ** 2, -3 ** 2, 2 ** 3 ** 2, (2 ** 3) ** 2, 2 ** -1, 10 - 4 - 3, 100 / 10 / 2, 7 // 2 * 2, 7 % 4 * 2)
print(1 + 2 << 3, 1 << 2 + 3, 5 & 3 == 1, (5 & 3) == 1, 1 | 2 ^ 3 & 4, ~5 & 0xF, not 1 + 1, not True or True, True or False and False, (True or False) and False)
print(1 if True else 2 if True else 3, (lambda: 1 or 2)(), not 1 in [1], 1 < 2 and 2 < 3, - - 1, + - + 1, not not 1)
print([1, 2][0] + (3, 4)[1], "a" "b" * 2, "%d" % 3 + "x", -1 .__abs__(), (-1).__abs__(), 2 .real)
