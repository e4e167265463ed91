"""Regular expressions, and texts for them: what is found, replaced and refused."""

CHARACTERS = "a a b b c A B 0 1 _ - é É ß ſ K k İ ı i s S µ μ ς σ Σ ǅ ǆ ٣".split(" ") + [" ", "\n", "\t", "\u2028", "\x1c", "\U0001f600", "\\"]
LITERALS = CHARACTERS[:-1] + ["\\.", "\\x41", "\\u00e9", "\\t", "\\\\", "\\-", "\\101", "\\0"]
PLACES = ("\\b", "\\B", "^", "$", "\\A", "\\Z")
CLASSES = ("\\w", "\\d", "\\s", "\\W", "\\D", "\\S", ".")
ITEMS = ("a-c", "b", "0-9", "\\d", "\\w", "\\W", "é", "_", "A-Z", "ſ", "σ-ς", "İ", "[", "^", "-", "a-", "\\]", "\\n")
# None with the flag `a`: the reference looks for the first character without it.
OPENINGS = ("(", "(", "(?:", "(?:", "(?P<n>", "(?P<m>", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:", "(?-i:", "(?s:", "(?m:", "(?x:")
REFERENCES = ("\\1", "\\2", "(?P=n)", "(?(1)a|b)", "(?(n)a)", "(?#note)", "(?i)", "\\9", "\\g")
REPEATS = ("*", "+", "?", "{2}", "{1,2}", "{,2}", "{1,}", "{0}", "{2,1}", "{", "{a}", "{,}")
FLAGS = ("0", "0", "0", "re.I", "re.M", "re.S", "re.X", "re.A", "re.I | re.M", "re.I | re.A", "re.U", "re.L", "re.A | re.U")
TEMPLATES = ("x", "", "<\\g<0>>", "\\1", "\\g<n>", "\\2\\n", "\\g<9>", "\\q", "\\x", "\\", "a\\\\b")
# What broken patterns and templates are made of: without "+" and "(?a", for groups that are possessive and that flag.
SIGNS = ("(", "(", ")", ")", "(?", "?", "P", "<", "=", "!", ">", "#", ":", "-", "i", "x", "L", "s", "n", "b", "[", "]", "^", "$", "*", "{", "}", ",", "0", "1", "99", "|", "\\", "\\", "\\\\", "\n", " ", "é", ".", "'") + (
    "\\d", "\\N{", "\\x4", "\\u00", "\\1", "\\8", "\\07", "(?P<n>", "(?P=n)", "(?(1)", "(?(n)", "(?<=", "(?x)", "(?i-", "[a-", "--", "&&", "{2,1}", "{1,2}")
TEMPLATE_SIGNS = ("\\", "\\", "\\\\", "\\g", "\\g<", "\\g<n>", "\\g<1>", "<", ">", "n", "m", "0", "1", "9", "\\1", "\\07", "\\400", "\\q", "\\n", "\n", " ", "é", "-", "+")


def broken(random, signs):
    """Signs in no order, most often no pattern."""
    return "".join(random.choices(signs, k=random.randrange(1, 9)))


def one(random):
    """What matches one character, or a place."""
    return random.choice((random.choice(LITERALS), random.choice(LITERALS), random.choice(CLASSES), "[" + random.choice(("", "", "^")) + "".join(random.choices(ITEMS, k=random.choice((1, 2, 3)))) + "]", random.choice(PLACES)))


def part(random, depth):
    """A part that may come many times. Possessive ones have no groups, whose places the reference confuses."""
    if random.random() < 0.06:
        return random.choice(REFERENCES)
    simple = depth <= 0 or random.random() < 0.6
    body = one(random) if simple else random.choice(OPENINGS) + choice(random, depth - 1) + ")"
    if random.random() < 0.4:
        body += random.choice(REPEATS) + random.choice(("", "", "?", "+" if simple else "?"))
    return body


def choice(random, depth):
    return "|".join("".join(part(random, depth) for _ in range(random.choice((0, 1, 1, 2, 3)))) for _ in range(random.choice((1, 1, 1, 2, 3))))


def snippet(random):
    lines = ["import re", "import warnings", "warnings.simplefilter('ignore')", "def told(m): return m and (m.span(), m.groups(), m.regs, m.lastindex, m.lastgroup, m.groupdict(), m.pos, m.endpos)"]
    for _ in range(6):
        pattern = choice(random, 3) if random.random() < 0.8 else broken(random, SIGNS)
        text = "".join(random.choices(CHARACTERS, k=random.randrange(10)))
        template = random.choice(TEMPLATES) if random.random() < 0.8 else broken(random, TEMPLATE_SIGNS)
        if random.random() < 0.15:
            pattern, text, template = (s.encode("latin1", "ignore") for s in (pattern, text, template))
        lines += [
            f"s = {ascii(text)}",
            "try:",
            f" p = re.compile({ascii(pattern)}, {random.choice(FLAGS)})",
            "except re.error as e: print(e, e.pos, e.lineno, e.colno)",
            "except Exception as e: caught(e)",
            "else:",
            " print(p.flags, p.groups, dict(p.groupindex))",
            " show(lambda: [told(p.match(s)), told(p.fullmatch(s)), told(p.search(s, 1)), told(p.search(s, 0, 4))])",
            " show(lambda: [told(m) for m in p.finditer(s)])",
            " show(lambda: [p.findall(s), p.split(s), p.split(s, 1)])",
            f" show(lambda: p.sub({ascii(template)}, s))",
            " show(lambda: p.subn(lambda m: m[0] * 2, s, 2))",
        ]
    return "\n".join(lines)
