"""Expressions, patterns and targets nested deeper than a frame has registers."""

PRELUDE = """\
made = []
def n(x=0):
 made.append(x)
 return len(made) % 7
def f(*a, **k):
 made.append(len(a) + 8 * len(k))
 return a[-1] if a and type(a[-1]) is int else len(a)
class O:
 __match_args__ = ('x', 'y')
 def __init__(self, x=0, y=0): self.x, self.y = x, y
 def m(self, *a, **k): return f(*a, **k)
 def __getitem__(self, i): return len(i) if isinstance(i, tuple) else 1
 def __enter__(self): return self.x
 def __exit__(self, *raised): made.append(raised[0] and raised[0].__name__)
o = O()
"""
# What an expression, `@`, is put into; the result is an int wherever it is one.
AROUND = (
    "f(n(), @)", "f(a, n(1), b, @)", "f(a, k=n(2), j=@)", "f(*[a, n()], @)", "f(@, *[n()], **{'k': b})",
    "o.m(n(), @)", "o.m(a, b, a, b, n(), @)", "o.m(@, k=a)", "f(a, b, a, b, a, b, a, b, n(4), @, n(5))",
    "(a + @)", "(n() * (b - @))", "(a < @)", "(a < n() <= @ < b + 9)", "(a and n() or @)", "(not @)", "-@",
    "(@ if n() else a)", "(a if @ else n())", "(@ if a < n(3) < @ else b)", "len([a, n(), @])", "len((@, n(), b))", "len({a, n(), @})",
    "len({a: n(), b: @})", "len({a: @, **{b: n()}})", "len([*[n()], a, @])", "o[a, n(), @]", "o[@:n()]",
    "len(f'{a}{n()}{@}')", "len(f'{n():{@}}')", "len('%s%s%r' % (a, n(), @))", "sum([x + n() for x in [a, @]])",
    "sum([@ for x in [a, b]])", "len({x: @ for x in [a]})", "sum(x for x in [n(), @])", "sum(@ for x in [a])",
    "(lambda x=@: x + a)()", "(lambda x: x + @)(n())", "(w := @)", "(n() + (w := @))", "f(n(), w := @, w)", "int.__add__(n(), @)",
)
# Comprehensions in comprehensions: the reference crashes with some dozens.
MOST_LOOPS = 8
PATTERNS = ("[@, *_]", "[_, @]", "(@ | None)", "O(x=@)", "O(@, _)", "{'k': @}", "{'k': @, **rest}", "(@ as v#)", "O(y=_, x=@)", "[_, [_, @]]", "[v#, @]", "[_, _, _, @]")
TARGETS = ("(a, @)", "[@]", "(*a, @)", "(@, *b)", "(a, b, a, b, @)")
VALUES = ("(1, @)", "[@]", "(1, 2, @)", "(@, 3, 4)", "(1, 2, 3, 4, @)")
# Rows that a deep expression stands in.
ROWS = (
    "r = [@]", "r = a, b, @", "for x in [@, @]: made.append(x)", "if @: made.append(1)", "while @ < 0: pass",
    "with O(@) as x, O(n()) as y, O(@) as z: made.append((x, y, z))", "x = y = @", "made[-1:] = [@]", "a += @", "assert @ or 1, @",
    "try: raise ValueError(@)\n except (ValueError, f(@) and TypeError) as e: made.append(e.args)", "o.x = @", "o.x, o.y = n(), @", "return n(), @",
    "match @:\n  case int(x) if @: made.append(x)\n  case _: pass", "try: 1 // (a - a + (@) * 0)\n finally: made.append(@)",
)


def deep(random, layers, start, most):
    """`start` in that many layers; `most` parentheses may be open."""
    text, depth = start, 0
    while depth < most:
        layer = random.choice(layers)
        opened = max(layer.count("(") + layer.count("[") + layer.count("{"), 1)
        if layer.count("@") > 1 and depth > 20 or " for " in layer and text.count(" for ") >= MOST_LOOPS:
            continue
        text = layer.replace("#", str(depth)).replace("@", text)
        depth += opened
        if len(text) > 20000:
            break
    return text


def expression(random):
    few = [*random.sample(AROUND, random.choice((1, 1, 2, 3, 8))), random.choice(AROUND[:10])]
    start = random.choice(("0", "a", "n()", "1 // (a - a)"))
    return deep(random, few, start, random.choice((10, 30, 90, 140, 170)))


def snippet(random):
    lines = [*PRELUDE.splitlines(), "def g(a=1, b=2):"]
    blocks = random.choice((0, 0, 1, 4, 9))
    indent = " "
    for _ in range(blocks):
        opening = random.choice(("for _ in [n()]:", "with O(n()) as q:", "if n() >= 0:", "match n():\n@ case _:", "while n() < 9:"))
        for line in opening.split("\n"):
            lines.append(indent + line.replace("@", ""))
        indent += "  "
    for _ in range(random.choice((1, 1, 2))):
        row = random.choice(ROWS)
        while "@" in row:
            row = row.replace("@", expression(random), 1)
        lines += [indent + line for line in row.split("\n")]
    lines.append(indent + "return a, made[-40:], len(made)")
    lines += ["show(g)", "show(lambda: (made[-40:], len(made)))"]
    return "\n".join(lines)


def patterns(random):
    """A deep pattern with a subject that fits all but something in it, and deep targets."""
    lines = PRELUDE.splitlines()
    most = random.choice((10, 40, 90, 150))
    subject, pattern, depth = "7", random.choice(("7", "8", "x", "int(x)", "_")), 0
    while depth < most:
        i = random.randrange(len(PATTERNS))
        layer = PATTERNS[i]
        inside = {"[@, *_]": "[@, 5]", "[_, @]": "(0, @)", "O(x=@)": "O(@)", "O(@, _)": "O(@, 1)", "O(y=_, x=@)": "O(@)", "[_, [_, @]]": "[1, (2, @)]", "[v#, @]": "[3, @]", "[_, _, _, @]": "[1, 2, 3, @]"}
        value = inside.get(layer, "{'k': @, 'l': 1}" if "'k'" in layer else "@")
        subject = value.replace("@", subject)
        pattern = layer.replace("#", str(depth)).replace("**rest", f"**rest{depth}").replace("@", pattern)
        if "|" in layer and ("v" in pattern or "x" in pattern or "rest" in pattern):
            return patterns(random)
        depth += 2
    lines += ["def g():", f" match {subject}:", f"  case {pattern}: return len(locals()), sorted(map(str, locals()))", "  case _: return 'no'", "show(g)"]
    target, value = "c", "9"
    for _ in range(random.choice((5, 60, 150))):
        i = random.randrange(len(TARGETS))
        target, value = TARGETS[i].replace("@", target), VALUES[i].replace("@", value)
    lines += ["def h():", f" {target} = {value}", " return locals()", "show(h)"]
    return "\n".join(lines)
