# str.format: fields, attributes, items, conversions, nested specs, errors.
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"<{self.x},{self.y}|{spec}>"

    def __repr__(self):
        return "Point"


p = Point(1, [2, {"k": "v"}])
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.x} {0.y[0]} {0.y[1][k]}".format(p), "{!r} {!s} {!a}".format("\u00e9", "\u00e9", "\u00e9"))
print("{:>5}|{:<5}|{:^5}|{:05}".format(1, 2, 3, 4), "{:{}}|{:{w}.{p}}".format(1, 5, 2.34567, w=8, p=3), "{{}} {{{}}}".format(1), "{0[key]} {0[1]}".format({"key": 1, 1: 2, "1": 3}))
print("{:spec}".format(p), "{!r:>8}".format(p), "{:}".format(p), "{0:{1}}".format(5, ">3"), "{x[a b]}".format(x={"a b": 1}), "{0[-1]}".format({"-1": "text key"}))
print("{a.real} {a.imag}".format(a=3), "{:,} {:_} {:.2%} {:e} {:#x}".format(1234567, 1234567, 0.125, 12345.678, 255), "{:*^20}".format("mid"), "{:+d} {: d}".format(5, 5))
print("{}{k}".format(*[1], **{"k": 2}), "{x}".format_map({"x": 5}), "".format(), "{0}{0}{0}".format("ab"), "{:c}{:s}".format(65, "z"))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b!r:>6}".format_map(Default(a=1)))
for f in (
    lambda: "{}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1, 2), lambda: "{a}".format(), lambda: "{".format(1), lambda: "}".format(1), lambda: "{0".format(1), lambda: "{0!x}".format(1), lambda: "{0!}".format(1), lambda: "{0!rr}".format(1),
    lambda: "{0.}".format(1), lambda: "{0.zz}".format(1), lambda: "{0[}".format([1]), lambda: "{0[]}".format([1]), lambda: "{0[x]}".format([1]), lambda: "{0[9]}".format([1]), lambda: "{:d}".format("x"), lambda: "{:s}".format(1), lambda: "{:10.5d}".format(1), lambda: "{:q}".format(1), lambda: "{:>>5}".format(1), lambda: "{:{}}".format(1), lambda: "{:{:{}}}".format(1, 2, 3), lambda: "{0[0]x}".format([1]), lambda: "{:5}".format(None), lambda: "{:5}".format([]), lambda: "{a b}".format(1), lambda: "{0:=5}".format("s"), lambda: "{:,s}".format("a"), lambda: "{:,x}".format(5), lambda: "{-1}".format(1),
):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
