"""Binds random arguments to random parameters under this interpreter and another one.

usage: REFERENCE compare_calls.py BINARY [SEEDS [CALLS]]

Each line is what a function got, or the message of the error.
"""

import random
import sys

import comparison

PRELUDE = """\
def show(number, f):
    try:
        print(number, f())
    except Exception as e:
        print(number, type(e).__name__, e)
"""

NAMES = ("first", "second", "third", "fourth", "fifth", "sixth")
STRANGE = ("frist", "secnd", "other", "x", "zzz")


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

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


def program(seed, count):
    """Calls, and a program that shows what each gives by its number."""
    generator = Generator(seed)
    items, lines = [], []
    for i in range(count):
        parameters, names = generator.signature()
        arguments = generator.arguments(names)
        values = ", ".join(names) + "," * (len(names) == 1)
        kind = generator.random.randrange(4)
        if kind == 0:
            text = f"class C{i}:\n def method(self{', ' * bool(parameters)}{parameters}): return ({values})"
            call = f"C{i}().method({arguments})"
        elif kind == 1:
            text = f"class C{i}:\n def __init__(self{', ' * bool(parameters)}{parameters}): self.got = ({values})"
            call = f"C{i}({arguments}).got"
        elif kind == 2:
            text = f"function_{i} = lambda {parameters}: ({values})"
            call = f"function_{i}({arguments})"
        else:
            text = f"def function_{i}({parameters}): return ({values})"
            call = f"function_{i}({arguments})"
        items.append(f"{text}\n {call}")
        lines += [text, f"show({i}, lambda: {call})"]
    return items, PRELUDE + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(comparison.main(sys.argv[1:], program))
