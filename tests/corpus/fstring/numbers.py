# The format language for ints, floats and text: every combination of alignment, sign and type.
for spec in ("", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+05", "*^7", "_>6", ",", "_", "d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "#010x", "08b", "_b", "_x", "c", "n", "e", "f", "g", "%", ".0f", ".3f", ".3e", ".3g", "12.4f", "+.2f", ",.2f", "_.3f", "<12.1f", "z.1f", "#.0f", "#.3g", "=+10.2f", "010.2f", "G", "E", "F"):
    row = []
    for v in (0, 7, -42, 1234567, 10**21, True, 0.0, -0.04, 1.5, 1234567.891, 1e-7, 1e22, float("inf"), float("nan")):
        try:
            row.append(format(v, spec))
        except (ValueError, OverflowError) as e:
            row.append(str(e))
    print(repr(spec), row)
for spec in ("", "5", "<5", ">5", "^6", ".2", "5.1", "*^7", "s", "10s", "05", "=5", "+", ",", "#", "d", "\u00e9<4", ".0", "<", "_^", "z"):
    row = []
    for v in ("", "ab", "h\u00e9llo"):
        try:
            row.append(format(v, spec))
        except ValueError as e:
            row.append(str(e))
    print(repr(spec), row)
