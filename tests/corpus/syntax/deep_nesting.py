# How deep sources may be, and what is told of deeper ones.

DEPTHS = {
    "attributes": (lambda n: "a" + ".b" * n, 9000),
    "calls": (lambda n: "a" + "()" * n, 9000),
    "methods": (lambda n: "a" + ".m()" * n, 4500),
    "sum": (lambda n: "+".join("a" * n), 9000),
    "slices": (lambda n: "a" + "[:]" * n, 9000),
    "not": (lambda n: "not " * n + "a", 5900),
    "minus": (lambda n: "-" * n + "a", 5900),
    "power": (lambda n: "**".join("a" * n), 2900),
    "lambda": (lambda n: "lambda: " * n + "a", 2900),
    "else": (lambda n: "b if c else " * n + "a", 5900),
    "and": (lambda n: " and ".join("a" * n), 50000),
    "targets": (lambda n: "a = " * n + "b", 50000),
    "parentheses": (lambda n: "(" * n + "a" + ")" * n, 200),
    "f-strings": (lambda n: "f'{" * n + "a" + "}'" * n, 149),
    "with": (lambda n: "with " + ", ".join(["a as b"] * n) + ": pass", 20),
    "for": (lambda n: "".join(" " * i + "for a in b:\n" for i in range(n)) + " " * n + "pass", 20),
    "if": (lambda n: "".join(" " * i + "if a:\n" for i in range(n)) + " " * n + "pass", 99),
    "def": (lambda n: "".join(" " * i + "def a():\n" for i in range(n)) + " " * n + "pass", 90),
}
for name, (make, most) in DEPTHS.items():
    for count in (most, most + 1, 2 * most, 40 * most):
        if name in ("and", "targets") and count > most:
            break
        if most > 1000 and most < count < 2 * most:
            continue
        try:
            compile(make(count), "f", "exec")
            print(name, count, "is fine")
        except SyntaxError as e:
            print(name, count, type(e).__name__, e.msg, e.lineno, e.offset)
        except (RecursionError, MemoryError) as e:
            print(name, count, type(e).__name__, e)
