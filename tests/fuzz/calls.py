"""Random arguments for random parameters: what each got, or the message of the error."""

NAMES = ("first", "second", "third", "fourth", "fifth", "sixth")
STRANGE = ("frist", "secnd", "other", "x", "zzz")


class Generator:
    def __init__(self, random):
        self.random = random

    def signature(self):
        """The parameters as text, and their names in order."""
        choose = self.random.choice
        names = list(NAMES[: self.random.randrange(len(NAMES) + 1)])
        keyword_only = self.random.randrange(len(names) + 1) if choose((0, 0, 1)) else 0
        positional, only = names[: len(names) - keyword_only], names[len(names) - keyword_only:]
        defaults = self.random.randrange(len(positional) + 1) if choose((0, 1)) else 0
        parts = [n if i < len(positional) - defaults else f"{n}={i}" for i, n in enumerate(positional)]
        if positional and choose((0, 0, 1)):
            parts.insert(self.random.randrange(1, len(positional) + 1), "/")
        star = choose((0, 0, 1))
        if star:
            parts.append("*rest")
        elif only:
            parts.append("*")
        parts += [n if choose((0, 1)) else f"{n}='d'" for n in only]
        names += ["rest"] * star
        if choose((0, 0, 1)):
            parts.append("**more")
            names.append("more")
        return ", ".join(parts), names

    def arguments(self, names):
        choose = self.random.choice
        real = [n for n in names if n not in ("rest", "more")]
        count = self.random.randrange(len(real) + 2)
        parts = [str(i) for i in range(count)]
        if choose((0, 0, 0, 1)):
            parts.insert(self.random.randrange(len(parts) + 1), choose(("*(7, 8)", "*[]", "*'s'", "*range(2)", "*5", "*None")))
        keywords = real[count:] if choose((0, 0, 1)) else [n for n in real if choose((0, 0, 1))]
        if choose((0, 0, 0, 1)):
            keywords.append(choose(STRANGE))
        self.random.shuffle(keywords)
        parts += [f"{n}={i * 10}" for i, n in enumerate(keywords)]
        if choose((0, 0, 0, 1)):
            key = choose(real or ["x"])
            parts.append(choose((f"**{{'{key}': 'k'}}", "**{}", "**{'strange': 1, 'more': 2}", "**{1: 2}", "**5", "**[1]")))
        return ", ".join(parts)


def snippet(random):
    """A callable, and calls of it."""
    generator = Generator(random)
    parameters, names = generator.signature()
    values = ", ".join(names) + "," * (len(names) == 1)
    also = ", " * bool(parameters) + parameters
    text, call = random.choice((
        (f"class C:\n def method(self{also}): return ({values})", "C().method"),
        (f"class C:\n @classmethod\n def method(cls{also}): return ({values})", "C.method"),
        (f"class C:\n @staticmethod\n def method({parameters}): return ({values})", "C().method"),
        (f"class C:\n def __init__(self{also}): self.got = ({values})", "C"),
        (f"class C:\n def __call__(self{also}): return ({values})", "C()"),
        (f"f = lambda {parameters}: ({values})", "f"),
        (f"def f({parameters}): return ({values})", "f"),
        (f"def f({parameters}): yield ({values})", "f"),
    ))
    lines = [text]
    for _ in range(4):
        arguments = generator.arguments(names)
        got = f"list({call}({arguments}))" if "yield" in text else f"{call}({arguments})"
        lines.append(f"show(lambda: {got}{'.got' * (call == 'C')})")
    return "\n".join(lines)
