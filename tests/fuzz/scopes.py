"""Names in nested scopes: bound, read, deleted, declared global and nonlocal in functions,
classes and comprehensions, from few names, so that they meet.
"""

from inlining import is_misread

NAMES = ("a", "b", "c")


class Generator:
    def __init__(self, random):
        self.random = random
        self.number = 0

    def fresh(self):
        self.number += 1
        return self.number

    def block(self, depth, inside, declared=True):
        """Statements in a scope that is a module, function or class, as lines."""
        lines = []
        if inside != "module" and declared and self.random.random() < 0.4:
            names = self.random.sample(NAMES, self.random.choice((1, 1, 2)))
            lines.append(f"{self.random.choice(('global', 'nonlocal'))} {', '.join(names)}")
        for _ in range(self.random.choice((1, 2, 3, 4))):
            lines += self.statement(depth, inside)
        return lines

    def guarded(self, line):
        return ["try:", f" {line}", "except Exception as e: caught(e)"]

    def statement(self, depth, inside):
        name = self.random.choice(NAMES)
        simple = [self.read, self.read, self.bind, self.delete, self.comprehension, self.walrus, self.augmented, self.handler, self.loop]
        nested = [self.function, self.function, self.class_, self.lambda_, self.branch]
        return self.random.choice(simple if depth == 0 else simple + nested * 2)(depth, inside, name)

    def read(self, depth, inside, name):
        return self.guarded(f"print({self.fresh()}, {name})")

    def bind(self, depth, inside, name):
        other = self.random.choice(NAMES)
        return [self.random.choice((f"{name} = {self.fresh()}", f"{name} = {self.fresh()}", f"{name}: int = {self.fresh()}", f"{name}, {other} = {self.fresh()}, 'o'", f"*{name}, {other} = 'xy{self.fresh()}'"))]

    def delete(self, depth, inside, name):
        return self.guarded(f"del {name}")

    def augmented(self, depth, inside, name):
        return self.guarded(f"{name} += 1")

    def walrus(self, depth, inside, name):
        return self.guarded(f"print(({name} := {self.fresh()}), {self.random.choice(NAMES)})")

    def handler(self, depth, inside, name):
        return ["try: 1 // 0", f"except Exception as {name}: print(type({name}).__name__)"]

    def loop(self, depth, inside, name):
        return [f"for {name} in range(2): pass"]

    def comprehension(self, depth, inside, name):
        other, third = self.random.choice(NAMES), self.random.choice(NAMES)
        return self.guarded(self.random.choice((
            f"print([{other} for {name} in range(2)])",
            f"print([({name}, {other}) for {name} in [{third}]])",
            f"print([({other} := {name}) for {name} in range(2)], {other})",
            f"print(list({other} for {name} in range(2)))",
            f"print({{{name}: {other} for {name} in [1]}})",
            f"print((lambda: [lambda: {name} for {name} in range(3)][0]())())",
            f"print([[{name}, {other}] for {name} in range(2) for {other} in [{name}, {third}]])",
            f"print([[{other} for {other} in [{name}]] for {name} in [1, 2]])",
            f"print(sorted(locals().keys() & {{'a', 'b', 'c'}}))",
            f"print([sorted(locals()) for {name} in [1]])" if inside == "function" else "pass",
        )))

    def branch(self, depth, inside, name):
        return [f"if {self.random.choice((0, 1))}:"] + self.indent(self.block(depth - 1, inside, False))

    def indent(self, lines):
        return [" " + line for line in lines]

    def function(self, depth, inside, name):
        parameters = self.random.choice(("", "", self.random.choice(NAMES), f"{name}={name}"))
        f = f"f{self.fresh()}"
        call = self.guarded(f"print({f}({'7' if parameters in NAMES else ''}))")
        body = self.indent(self.block(depth - 1, "function") + [f"return {self.random.choice(NAMES)}"])
        head = [f"def {f}({parameters}):"]
        if "=" in parameters:
            head = self.guarded(f"{name}")[:1] + [f" def {f}({parameters}):"]
            return head + self.indent(body) + ["except Exception as e: caught(e)", *["else:"], *self.indent(call)]
        return head + body + call

    def lambda_(self, depth, inside, name):
        return self.guarded(f"print((lambda {self.random.choice(('', name))}=5: {self.random.choice(NAMES)})())".replace("lambda =5", "lambda"))

    def class_(self, depth, inside, name):
        c = f"C{self.fresh()}"
        shown = f"print(sorted(k for k in {c}.__dict__ if k in 'abc'))"
        return ["try:", f" class {c}:"] + self.indent(self.indent(self.block(depth - 1, "class"))) + [f" {shown}", "except Exception as e: caught(e)"]


def snippet(random):
    """Scopes in a function, two to four deep."""
    return clear(lambda: Generator(random).block(random.choice((2, 3)), "function", False))


def top(random):
    """Scopes in a module."""
    return clear(lambda: Generator(random).block(random.choice((2, 3)), "module"))


def clear(generate):
    """The first generated program that the reference understands."""
    while is_misread(source := "\n".join(generate())):
        pass
    return source
