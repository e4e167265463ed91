# Patterns, targets and calls nested deeper than a frame has registers, in blocks inside each other.

log = []


def number(i=0):
    log.append(i)
    return i


class Box:
    __match_args__ = ("item",)

    def __init__(self, item=None):
        self.item = item

    def __enter__(self):
        return self.item

    def __exit__(self, kind, *rest):
        log.append(kind and kind.__name__)


def run(text, **names):
    namespace = {"number": number, "Box": Box, "log": log, **names}
    exec(text, namespace)
    return namespace["r"]


def nested(layer, inner, count):
    before, after = layer.split("@")
    return before * count + inner + after * count


def indented(lines, inner):
    text = ""
    for depth, line in enumerate([*lines, inner]):
        text += " " * depth + line + "\n"
    return text


# Patterns that fit, and that fail at the innermost or after it.
for layer, value in (
    ("[@, 1]", "[@, 1]"),
    ("[1, 2, *_, @]", "[1, 2, 3, 4, @]"),
    ("Box(@)", "Box(@)"),
    ("Box(item=[_, @])", "Box([0, @])"),
    ("{'a': 1, 'b': @}", "{'a': 1, 'b': @}"),
    ("(@ | None)", "(@)"),
):
    for count in (2, 50, 95):
        found = []
        for innermost in (7, 8):
            case = nested(layer, "7", count)
            subject = nested(value, str(innermost), count)
            found.append(run(f"match {subject}:\n case {case}: r = 'fits'\n case _: r = 'no'"))
        print(layer, count, found)

# What they capture, with more names than registers.
names = [f"n{i}" for i in range(190)]
case = "".join(f"[{name}, " for name in names) + "last" + "]" * 190
subject = "".join(f"[{i}, " for i in range(190)) + "190" + "]" * 190
print(run(f"def f():\n match {subject}:\n  case {case}: return locals()\nr = f()") == {**{f"n{i}": i for i in range(190)}, "last": 190})

# Targets.
for layer in ("(a, @)", "[a, *b, @]", "(*a, @)", "[a, a, a, a, a, @]"):
    value = {"(a, @)": "(1, @)", "[a, *b, @]": "[1, 2, 3, @]", "(*a, @)": "(1, 2, @)"}.get(layer, "(1, 2, 3, 4, 5, @)")
    for count in (3, 60, 120):
        target, given = nested(layer, "c", count), nested(value, "9", count)
        print(layer, count, run(f"def f():\n {target} = {given}\n return a, c\nr = f()"))
        print(run(f"def f():\n for {target} in [{given}]:\n  with Box({given}) as {target}: return a, c\nr = f()"))
    try:
        run(f"r = 0\n{nested(layer, '(c, d, e)', 120)} = {nested(value, '(1, 2)', 120)}")
    except ValueError as e:
        print(e)
log.clear()

# An exception out of a deep target, in the block that it is bound for.
target = "[" * 150 + "a" + "]" * 150
text = f"def f():\n with Box([[number(1)]]) as {target}: pass\nr = 0\ntry: f()\nexcept TypeError as e: r = str(e)"
print(run(text), log)
log.clear()

# Blocks of every sort inside each other, and calls with many arguments in the innermost.
many = ", ".join(f"number({i})" for i in range(60))
deep = "max(1, number(2), " * 60 + many + ")" * 60
blocks = ["def f():"]
for i in range(4):
    blocks += [f"with Box({i}) as b{i}:", f"for x{i} in [1, 2]:", f"match number({i}):", "case _:"]
print(run(indented(blocks, f"log.append({deep})") + "r = f()"), len(log), max(map(str, log)))
log.clear()
text = "def f():\n"
for i in range(40):
    text += " " * (2 * i + 1) + f"match [{i}]:\n" + " " * (2 * i + 2) + f"case [x{i}]:\n"
text += " " * 90 + f"return x0, x39, {deep}\nr = f()"
print(run(text), len(log))
log.clear()
text = "def f():\n"
for i in range(9):
    text += "  " * i + f" try: raise ExceptionGroup('{i}', [ValueError({i})])\n" + "  " * i + f" except* ({deep} and ValueError) as e{i}:\n"
text += " " * 90 + f"log.append({deep})\nr = f()"
print(run(text), len(log), log[-1])

# Expressions that are no statement's: of `eval`, of lambdas, of comprehensions.
text = "0"
for i in range(85):
    text = f"count({i}, {i} + 1, {text})"


def count(*args):
    return args[-1] + 1


print(eval(text), eval(f"(lambda a: {text})(1)"), eval(f"[{text} for i in range(2)]"))
print(eval(f"[i for i in range(2) if {text}]"), list(eval(f"({text} + i for i in range(2))")))
