# str.format and format().
print("{} {}".format(1, "a"), "{1} {0} {1}".format("x", "y"), "{a} {b}".format(a=1, b=2), "{{}} {}".format(5))
print("{0[1]} {1.real} {d[k]}".format([1, 2], 5, d={"k": "v"}))
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|".format("a", "b", "c", "d", "e"))
print("{:05d} {:+d} {: d} {:,} {:x} {:#x} {:o} {:b} {:c} {:_}".format(42, 42, 42, 1234567, 255, 255, 8, 5, 65, 1234567))
print("{:.2f} {:8.3f} {:e} {:g} {:%} {:.1%} {:+.1f} {:,.2f}".format(3.14159, 2.71828, 12345.678, 0.00001, 0.25, 0.123, 1.25, 1234567.891))
print("{!r} {!s} {!a}".format("a", "b", "é"), "{:{}}|".format("x", 5), "{:>{w}.{p}f}|".format(3.14159, w=8, p=2))
print(format(5), format(5, "03"), format("s", ">4"), format(1.5, ".3f"), format(True), format(None), format([1]))
for f in (lambda: "{}".format(), lambda: "{a}".format(), lambda: "{:d}".format("x"), lambda: "{".format(1), lambda: "}".format(1), lambda: "{:z}".format(1), lambda: "{:d}".format(1.5), lambda: "{:s}".format(1), lambda: "{} {0}".format(1)):
    try:
        print(f())
    except (IndexError, KeyError, ValueError) as e:
        print(type(e).__name__, e)
