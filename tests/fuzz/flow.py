"""Functions of random control flow: loops, branches, try and with statements, closures, generators.

Each notes where it comes along; what it prints is the trail and the result.
"""

EXCEPTIONS = ("E1", "E2", "E3", "KeyError")


class Generator:
    def __init__(self, random):
        self.random = random
        self.notes = 0

    def number(self):
        self.notes += 1
        return self.notes

    def block(self, depth, indent, where):
        """One to three statements; `where` holds what the place allows: loop, handler, yield."""
        lines = []
        for _ in range(self.random.choice((1, 1, 2, 2, 3))):
            lines += self.statement(depth, indent, where)
        return lines

    def statement(self, depth, indent, where):
        simple = [self.note, self.note, self.rebind, self.leave, self.raise_, self.comprehension]
        nested = [self.if_, self.for_, self.while_, self.try_, self.try_, self.with_, self.closure, self.generator]
        make = self.random.choice(simple if depth == 0 else simple + nested * 2)
        return [" " * indent + line if isinstance(line, str) else line[0] for line in make(depth, indent, where)]

    def nest(self, depth, indent, where):
        # A line in a tuple is already indented.
        return [(line,) for line in self.block(depth - 1, indent + 1, where)]

    def note(self, depth, indent, where):
        return [self.random.choice((f"note({self.number()})", f"note(({self.number()}, x, y))"))]

    def rebind(self, depth, indent, where):
        return [self.random.choice(("x += 1", "x, y = y, x", "y = x * 2 - y", "x = y = x % 7", "z = (x, y); x = z[1] + 1", "(x := y + 1)", "y -= choice('y')"))]

    def leave(self, depth, indent, where):
        ways = [f"return ({self.number()}, x, y)"] if "yield" not in where else ["return"]
        if "loop" in where:
            ways += ["break", "continue"] * 2
        if "yield" in where:
            ways += [f"yield ({self.number()}, x)"] * 3
        return [f"if choice({self.number()}): " + self.random.choice(ways)]

    def raise_(self, depth, indent, where):
        e = f"{self.random.choice(EXCEPTIONS)}({self.number()})"
        ways = [f"raise {e}", f"raise {e} from None", f"raise {e} from E3('cause')", "1 // 0", "assert x == y, x", "[][x]", "undefined"]
        if "handler" in where:
            ways += ["raise"] * 3
        return [f"if choice({self.number()}) and choice('raise'): {self.random.choice(ways)}"]

    def comprehension(self, depth, indent, where):
        return [f"note([note(i + x) for i in range({self.random.randrange(3)}) if choice({self.number()})])"]

    def if_(self, depth, indent, where):
        lines = [f"if choice({self.number()}):"] + self.nest(depth, indent, where)
        if self.random.random() < 0.3:
            lines += [f"elif x > y and choice({self.number()}):"] + self.nest(depth, indent, where)
        if self.random.random() < 0.5:
            lines += ["else:"] + self.nest(depth, indent, where)
        return lines

    def for_(self, depth, indent, where):
        target = self.random.choice(("x", "i", "i", "y"))
        lines = [f"for {target} in range({self.random.randrange(4)}):"] + self.nest(depth, indent, where | {"loop"})
        if self.random.random() < 0.3:
            lines += ["else:"] + self.nest(depth, indent, where)
        return lines

    def while_(self, depth, indent, where):
        lines = [f"while choice({self.number()}):"] + self.nest(depth, indent, where | {"loop"})
        if self.random.random() < 0.3:
            lines += ["else:"] + self.nest(depth, indent, where)
        return lines

    def try_(self, depth, indent, where):
        lines = ["try:"] + self.nest(depth, indent, where)
        handlers = self.random.choice((0, 1, 1, 2))
        for _ in range(handlers):
            names = self.random.choice((*EXCEPTIONS, "(E2, E3)", "Exception", "LookupError"))
            bound = self.random.random() < 0.5
            lines += [f"except {names}{' as e' if bound else ''}:"]
            if bound:
                lines += [" note(chain(e))"]
            lines += self.nest(depth, indent, where | {"handler"})
        if handlers and self.random.random() < 0.3:
            lines += ["else:"] + self.nest(depth, indent, where)
        if not handlers or self.random.random() < 0.4:
            lines += ["finally:"] + self.nest(depth, indent, where - {"handler"})
        return lines

    def with_(self, depth, indent, where):
        manager = lambda: f"Manager({self.number()}, {self.random.random() < 0.4})"
        head = self.random.choice((f"with {manager()}:", f"with {manager()} as m, {manager()}:"))
        return [head] + self.nest(depth, indent, where)

    def closure(self, depth, indent, where):
        name = f"inner_{self.number()}"
        call = self.random.choice((f"note({name}())", f"y = {name}() and y", f"{name}()"))
        return [f"def {name}():", " nonlocal x, y"] + self.nest(depth, indent, frozenset()) + [call]

    def generator(self, depth, indent, where):
        name = f"generator_{self.number()}"
        use = self.random.choice((f"note(list(keep({name}())))", f"for v in keep({name}()): note(v)", f"g = keep({name}()); note(next(g, 'end')); g.close()"))
        body = self.nest(depth, indent, frozenset({"yield"}))
        return [f"def {name}():", " nonlocal x, y"] + body + [f" yield {self.number()}", use]

    def function(self, name):
        self.notes = 0
        lines = self.block(4, 1, frozenset()) + [" return (x, y)"]
        return "\n".join([f"def {name}(x, y):"] + lines)


def snippet(random):
    """A function, and the call that shows its trail."""
    return Generator(random).function("f") + f"\ntrace(f, {random.randrange(10000)})"
