# The format mini-language on int, float and str.
for spec in ("", "5", "<5", ">5", "^5", "=5", "*^7", "05", "+", "-", " ", ",", "_", "d", "x", "X", "#x", "o", "#o", "b", "#b", "#010b", "c", "e", "f", ".2f", "g", "%", ".1%", "n", "+05d", ">+8,d"):
    print(repr(spec), [format(n, spec) for n in (42, 7)], format(-1234567, spec) if spec != "c" else "")
for spec in ("", "10", "<10", ">10", "^10", "010", "+", ".2f", "8.3f", ".0f", "e", ".3e", "E", "g", ".3g", "G", "%", ",.2f", "_.1f", "+.1e", "#.0f", "*>12.2f", "n"):
    print(repr(spec), [format(x, spec) for x in (3.14159, -0.001, 1234567.891, 1e20, 0.0)])
for spec in ("", "8", "<8", ">8", "^8", "*^8", ".2", "8.2", "s", "_<6s"):
    print(repr(spec), "[" + format("text", spec) + "]")
print(format(float("inf"), "8"), format(float("nan"), "08.2f"), format(-0.0, ".1f"), format(True, "d"), format(True, "5"), format(1e16, ""), format(1e16, "g"), format(123.0, "g"), format(0.1, ".20f"), format(2.5, ".0f"), format(3.5, ".0f"))
for v, spec in ((5, "s"), ("a", "d"), (5, ".2d"), ("a", "=5"), ("a", "+"), (5, "zz"), (1.5, "x"), (5, ",s"), ("a", ",")):
    try:
        print(format(v, spec))
    except ValueError as e:
        print(e)
