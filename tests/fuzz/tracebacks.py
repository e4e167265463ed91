"""Programs that end with an exception nobody handles: the text of the traceback."""

FAILURES = ("1 // 0", "a.b.c", "a[1]", "a['k']", "undefined", "f(1, 2, 3, 4)", "int('x')", "a + 'é' + b", "(a + b) * (a - 'x')", "raise ValueError", "raise ValueError('x\\ny')", "raise E(1, 2)", "assert a == b, 'no'", "assert a", "[x for x in a]", "[1 // x for x in (1, 0)]", "{}['k']", "(lambda: 1 // 0)()", "a, b, c = (1, 2)", "f(f(b // 0))", "a = b = a.missing", "print(a.upper(), 'x'.upper(1))", "a()", "'%d' % 'x'", "raise a", "del a[0]", "for x in 5: pass", "with a: pass", "f'{a.x}'", "return_ = a @ b", "-a.x", "not_here.x = 1", "x = {**a}", "f(*a)", "import missing_module", "from os import missing_name", "raise KeyError('k') from None", "raise SystemExit(3)", "a.b = 1", "next(iter([]))", "a[1:2][3]", "a if a.b else 1", "raise E('x') from ValueError('y')", "f(\n a,\n b.c)", "a = (1 +\n  b.c)", "[\n 1,\n a.b,\n]")


def function(random, name, calls):
    lines = [f"def {name}(a=None, b=0):"]
    body = random.choice((
        lambda call: [f"{call}"],
        lambda call: [f"x = 1", f"return {call} + 1"],
        lambda call: [f"try:", f"    {call}", f"except {random.choice(('ValueError', 'Exception', 'ZeroDivisionError'))} as e:", f"    {random.choice(('raise', 'raise E(2)', 'raise E(3) from e', 'raise KeyError from None', 'e.add_note(chr(10).join(str(k) for k in (1, 2))); raise'))}"],
        lambda call: [f"try:", f"    {call}", "finally:", "    x = 1"],
        lambda call: [f"for x in range(3):", f"    {call}"],
        lambda call: [f"if a is None: {call}"],
        lambda call: [f"return [{call} for x in (1, 2)]"],
        lambda call: [f"return (lambda: {call})()"],
        lambda call: ["class C:", "    def m(self):", f"        {call}", "C().m()"],
        lambda call: ["def g():", f"    yield {call}", "return list(g())"],
        lambda call: [f"return max((b,), key=lambda v: {call})"],
    ))(calls)
    return lines + ["    " + line for line in body]


def snippet(random):
    lines = ["class E(Exception): pass", "def f(a): return a"]
    failure = random.choice(FAILURES)
    statement = failure.replace("\n", "\n    ")
    lines += ["def g0(a=None, b=0):", *random.choice((["    x = 1"], [])), "    " + statement]
    depth = random.randrange(0, 4)
    for i in range(depth):
        lines += function(random, f"g{i + 1}", f"g{i}({random.choice(('', 'a', 'b=b', 'None, 1'))})")
    lines += [f"g{depth}()"]
    return "\n".join(lines)
