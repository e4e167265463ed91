"""Literals: f-strings nested and with formats, slices with odd bounds, star expressions everywhere."""

import re

VALUES = ("1", "-7", "2.5", "'s'", "'tä'", "None", "[1, 'a']", "x", "y", "{'k': 1}", "10 ** 20", "True", "1j", "b'q'", "(1,)", "o", "-0.0", "float('nan')", "1e300")
SPECS = ("", "5", ">5", "^9", "*<4", "05", "+", ".2", ".3f", "e", "x", "#b", ",", "_", "s", "d", "%", "c", "r", "n", "+.1e", " d", "=+6", "z.1f", ".0", "10.3", "08.2f", "<", "{w}", "{w}.{w}", "{w}{'d'}", "{{", "é^5", "{x!r:>{w}}", "{'>'}{w}")

# Where an f-string begins in an expression.
FSTRING = re.compile("[fF][rR]?[\"']")


class Object:
    text = """class O:
 def __format__(self, s): return f'<{s}>'
 def __repr__(self): return 'rö'
 def __str__(self): return 'str'"""


def field(random, depth):
    value = random.choice(VALUES)
    if depth and random.random() < 0.3:
        value = random.choice((string(random, depth - 1), f"({value}, {string(random, depth - 1)})", f"(lambda: {value})()", f"[c for c in {string(random, depth - 1)}]", f"{value} if x else {value}", f"(z := {value})", f"{{'a': {value}}}['a']", f"{value} == {value}", "yielded(1)", "x  ", " x", "*y, 1", "x,"))
    equal = random.choice(("", "", "", "=", " = ", "= "))
    conversion = random.choice(("", "", "", "!r", "!s", "!a"))
    spec = random.choice(SPECS) if random.random() < 0.6 else None
    if value[:1] == "{":
        value = " " + value
    if FSTRING.search(value) and ":" in value:
        # The reference takes what is before a colon of an f-string inside for the field's own text.
        equal = ""
    return "{" + value + equal + conversion + ("" if spec is None else ":" + spec) + "}"


def string(random, depth):
    parts = []
    for _ in range(random.choice((1, 1, 2, 3))):
        parts.append(random.choice(("a", "{{", "}}", "é", "\\n", "\\x41", "", " ", "'" if depth == 0 else "")) if random.random() < 0.4 else field(random, depth))
    quote = random.choice(('"', "'", '"""', "'''"))
    prefix = random.choice(("f", "f", "F", "rf", "fr", "f"))
    text = "".join(parts)
    if quote in text and len(quote) == 1 and depth == 0:
        quote = '"""'
    return f"{prefix}{quote}{text}{quote}" + random.choice(("", "", "", " 'more'", ' f"{x}"'))


BOUNDS = ("", "", "0", "1", "-1", "3", "-3", "7", "-9", "99", "None", "True", "10 ** 20", "-10 ** 20", "o", "i", "2.0", "'a'", "2 ** 63", "-2 ** 63 - 1", "2 ** 63 - 1")
STEPS = ("", "", "1", "-1", "2", "-2", "3", "0", "None", "-10 ** 20", "10 ** 20", "i", "2 ** 62")
SEQUENCES = ("[*range(7)]", "tuple('abcdef')", "'hällö!'", "b'bytes!'", "bytearray(b'array')", "range(10)", "range(9, 0, -2)", "memoryview(b'memory')", "L()", "[]", "range(10 ** 20)", "'abc'")


def slice_(random):
    two = f"{random.choice(BOUNDS)}:{random.choice(BOUNDS)}"
    return two if random.random() < 0.4 else two + ":" + random.choice(STEPS)


def slices(random):
    lines = ["class I:", " def __index__(self): return 2", "class L(list): pass", "i = I()", "o = object()"]
    for _ in range(8):
        s = random.choice(SEQUENCES)
        lines.append(f"show(lambda: {s}[{slice_(random)}])" if "memory" not in s else f"show(lambda: bytes({s}[{slice_(random)}]))")
    for s in random.sample(("[*range(7)]", "bytearray(b'array!')", "L('abcd')", "memoryview(bytearray(b'memory'))"), 3):
        given = random.choice(("[]", "[9]", "'xy'", "b'xy'", "range(3)", "5", "(8, 9)", "s", "iter([7])", "b''", "[1, 2, 300]", "bytearray(b'zz')"))
        lines += [f"s = {s}", "try:", f" {random.choice((f's[{slice_(random)}] = {given}', f's[{slice_(random)}] = {given}', f'del s[{slice_(random)}]', f's[{slice_(random)}] += {given}', f's[{slice_(random)}] *= 2'))}", "except Exception as e: caught(e)", "print(list(s))"]
    lines += [f"show(lambda: slice({random.choice(BOUNDS) or None}, {random.choice(BOUNDS) or None}, {random.choice(STEPS) or None}).indices({random.choice(('5', '0', '10 ** 20', '-1', 'i', 'o'))}))" for _ in range(3)]
    lines += [f"show(lambda: slice({random.choice(BOUNDS) or None}, {random.choice(BOUNDS) or None}) {random.choice(('==', '<', '!='))} slice({random.choice(BOUNDS) or None}, {random.choice(BOUNDS) or None}))"]
    return "\n".join(lines)


STARRED = ("*{}", "*[1, {}]", "*'ab'", "*()", "*range(2)", "*(c for c in 'xy')", "{}", "*note([1])", "*None", "*5", "*{{1: 2}}", "*gen()")


def items(random, count=None):
    return ", ".join(random.choice(STARRED).format(random.choice(("x", "y", "[3]", "1"))) for _ in range(count or random.choice((1, 2, 3))))


def stars(random):
    lines = ["def gen():", " yield 1", " yield from (2, 3)", "def f(*a, **k): return a, sorted(k.items())", "x = 'ab'", "y = [4, 5]"]
    forms = ("[{}]", "({},)", "{{{}}}", "f({})", "f({}, k=1)", "f(k=2, {})", "f(**{{'q': 1}}, k=3)", "f({}, **dict(a=1), **{{'a': 2}})", "f(**{{1: 2}})", "f(**5)", "print({}, sep='-')", "[*[{}], *y]", "{{**{{'a': 1}}, 'b': 2, **dict(c=3)}}", "x[{}]", "D()[{}]", "D()[{}, 1:2]", "(lambda *a, b=2, **k: (a, b, k))({})", "max({}, key=str)", "(yielded := [{}])", "{{**5}}", "{{**{{1: 2}}, **[]}}", "sum([{}], 0)")
    lines += ["class D:", " def __getitem__(self, k): return k"]
    for _ in range(7):
        lines.append(f"show(lambda: {random.choice(forms).format(items(random))})")
    targets = ("a, *b", "*a, b", "a, *b, c", "(a, *b), c", "[a, [*b]]", "*a,", "a, (b, *c), *d", "a.x, *b", "b[0], *a")
    lines += ["class A: pass"]
    for _ in range(3):
        lines += ["a, b = A(), [0]", "try:", f" {random.choice(targets)} = {items(random)},", " print(a if not isinstance(a, A) else vars(a), b)", "except Exception as e: caught(e)"]
    lines += ["try:", f" for {random.choice(targets[:4])} in [{items(random)}]: print(a, b)", "except Exception as e: caught(e)", "def ret(): return " + items(random), "show(ret)", f"def gens(): yield {items(random)},", "show(lambda: list(gens()))"]
    return "\n".join(lines)


def strings(random):
    """f-strings; a generator's yield in one as well."""
    lines = [*Object.text.split("\n"), "o, x, y, w = O(), 5, 'why', 6", "def yielded(v): return v"]
    for _ in range(9):
        lines.append(f"show(lambda: {string(random, 2)})")
    return "\n".join(lines)
