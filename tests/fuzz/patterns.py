"""Match statements of random patterns and subjects, and targets that unpack."""

SUBJECTS = ("0", "1", "-1", "True", "None", "'a'", "''", "'ab'", "2.5", "1.0", "b'a'", "()", "(1,)", "(1, 2)", "[1, 2]", "[1, [2, 3]]", "[]", "(1, 2, 3)", "'xyz'", "{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{1: 'x'}", "{'a': {'b': [1]}}", "P(1, 2)", "P(1, P(2, 3))", "Q(1)", "Q(P(1, 2))", "range(3)", "{1, 2}", "P", "E1('e')", "3 + 4j", "[None, True]", "bytearray(b'a')")
CLASSES = ("P", "Q", "int", "str", "list", "dict", "tuple", "float", "bool", "E1", "bytes", "object")
PRELUDE = """\
class P:
 __match_args__ = ('x', 'y')
 def __init__(self, x, y): self.x, self.y = x, y
 def __repr__(self): return f'P({self.x!r}, {self.y!r})'
class Q:
 def __init__(self, z): self.z = z
 def __repr__(self): return f'Q({self.z!r})'
"""


class Generator:
    def __init__(self, random):
        self.random = random
        self.names = []

    def capture(self):
        name = f"v{len(self.names)}"
        self.names.append(name)
        return name

    def pattern(self, depth):
        choose = self.random.choice
        simple = ["literal", "literal", "capture", "wild", "value"]
        kind = choose(simple if depth == 0 else simple + ["sequence", "sequence", "mapping", "class", "class", "or", "as"])
        deeper = lambda: self.pattern(depth - 1)
        if kind == "literal":
            return choose(("0", "1", "-1", "'a'", "'ab'", "None", "True", "False", "2.5", "b'a'", "3 + 4j", "''"))
        if kind == "capture":
            return self.capture()
        if kind == "wild":
            return "_"
        if kind == "value":
            return choose(("E1.one", "P.one", "K.a"))
        if kind == "sequence":
            parts = [deeper() for _ in range(self.random.randrange(4))]
            if choose((0, 0, 1)):
                parts.insert(self.random.randrange(len(parts) + 1), "*" + choose(("_", self.capture())))
            inside = ", ".join(parts)
            return choose((f"[{inside}]", f"({inside}{',' * (len(parts) == 1)})"))
        if kind == "mapping":
            keys = self.random.sample(("'a'", "'b'", "1", "K.a"), self.random.randrange(3))
            parts = [f"{k}: {deeper()}" for k in keys] + [f"**{self.capture()}"] * choose((0, 0, 1))
            return "{" + ", ".join(parts) + "}"
        if kind == "class":
            positional = [deeper() for _ in range(choose((0, 0, 1, 1, 2, 3)))]
            keywords = [f"{k}={deeper()}" for k in self.random.sample(("x", "y", "z", "real"), choose((0, 0, 1)))]
            return f"{choose(CLASSES)}({', '.join(positional + keywords)})"
        if kind == "or":
            # Alternatives bind the same names: none.
            before = len(self.names)
            made = [deeper() for _ in range(2)]
            made = made if len(self.names) == before else ["1", "'a'"]
            del self.names[before:]
            return f"({' | '.join(made)})"
        return f"({deeper()} as {self.capture()})"


def snippet(random):
    subjects = ", ".join(random.sample(SUBJECTS, 12))
    lines = [*PRELUDE.splitlines(), "class K: a = 'a'", "P.one = 1", "for s in [%s]:" % subjects, " try:", "  match s:"]
    for i in range(random.randrange(1, 5)):
        generator = Generator(random)
        text = generator.pattern(random.choice((1, 2, 2, 3)))
        guard = random.choice(("", "", "", " if note(1)", " if s"))
        shown = "".join(f", {n}" for n in generator.names)
        lines += [f"   case {text}{guard}:", f"    print({i}, s{shown})"]
    lines += [" except Exception as e: caught(e)", " else: print('on')"]
    return "\n".join(lines)


def target(random, depth, names):
    kind = random.randrange(6 if depth else 3)
    if kind < 2:
        names.append(f"v{len(names)}")
        return names[-1]
    if kind == 2:
        return random.choice(("l[0]", "l[1:2]", "o.x", "l[-1]", "d['k']", "l[note(0)]"))
    parts = [target(random, depth - 1, names) for _ in range(random.randrange(1, 4))]
    if random.random() < 0.4:
        i = random.randrange(len(parts))
        parts[i] = "*" + parts[i]
    inside = ", ".join(parts)
    return random.choice((f"[{inside}]", f"({inside},)"))


VALUES = ("1", "(1, 2)", "[1, 2, 3]", "'ab'", "'abc'", "()", "range(4)", "{1: 2, 3: 4}", "[[1, 2], 3]", "[(1, 2), (3, 4)]", "iter([1, 2])", "(x for x in 'pq')", "None", "[1, [2, [3]]]", "P(1, 2)", "b'xy'", "map(str, [1, 2])", "[[1], [2, 3], 'xy']", "zip('ab', 'cd')", "[*'ab', *[1]]", "*(1, 2), 3")


def unpacking(random):
    """Assignments and loops whose targets unpack."""
    lines = ["class O: pass", "o, l, d = O(), [7, 8, 9], {}", *PRELUDE.splitlines()]
    for _ in range(4):
        names = []
        text = target(random, 3, names)
        shown = ", ".join(names + ["l", "d"])
        form = random.randrange(4)
        if form < 2:
            body = [f" {text} = {random.choice(VALUES)}", f" print({shown})"]
        elif form == 2:
            body = [f" for {text} in [{random.choice(VALUES)}, {random.choice(VALUES)}]: print({shown})".replace("*(1, 2), 3", "3")]
        else:
            body = [f" {text} = w = {random.choice(VALUES)}", f" print({shown})"]
        lines += ["try:", *body, "except Exception as e: caught(e)"]
    return "\n".join(lines)
