"""Generators and coroutines of random bodies, driven by random calls of send, throw and close."""

ERRORS = ("E1", "E2", "E3", "ValueError", "GeneratorExit", "StopIteration")


class Generator:
    """Bodies; in a coroutine, waiting for `Wait(x)` yields x."""

    def __init__(self, random, is_async):
        self.random, self.is_async = random, is_async
        self.number = 0

    def fresh(self):
        self.number += 1
        return self.number

    def stop(self, names):
        """An expression that suspends."""
        value = self.random.choice((str(self.fresh()), f"({self.fresh()}, x)"))
        if self.is_async:
            inner = [f"(await keep({n}({self.fresh()})))" for n in names]
            return self.random.choice([f"(await Wait({value}))"] * 4 + inner)
        others = ["(yield from [10, 20])", "(yield from ())", "(yield)"] + [f"(yield from keep({n}({self.fresh()})))" for n in names] * 2
        return self.random.choice([f"(yield {value})"] * 6 + others)

    def block(self, depth, names, loop=False):
        lines = []
        for _ in range(self.random.choice((1, 1, 2, 3))):
            lines += self.statement(depth, names, loop)
        return lines

    def nest(self, depth, names, loop=False):
        return [" " + line for line in self.block(depth - 1, names, loop)]

    def statement(self, depth, names, loop):
        stop = self.stop(names)
        kinds = ["stop"] * 4 + ["note", "leave"] + ([] if depth == 0 else ["try", "try", "try", "for", "if", "with"])
        kind = self.random.choice(kinds)
        if kind == "stop":
            return [self.random.choice((f"x = {stop}", f"note({stop})", stop, f"x = ({stop}, {self.stop(names)})", f"note([{stop}, x])", f"note(f'{{{stop}}}')"))]
        if kind == "note":
            return [f"note(({self.fresh()}, x))"]
        if kind == "leave":
            ways = [f"return {self.fresh()}", "raise E1(x)", "raise StopIteration(7)", f"return {stop}", "1 // 0", "raise", "raise E2 from E3()"] + ["break", "continue"] * loop
            return [f"if choice({self.fresh()}) and choice(0): {self.random.choice(ways)}"]
        if kind == "for":
            if self.is_async and self.random.random() < 0.5:
                return [f"async for x in keep(many({self.random.randrange(4)})):"] + self.nest(depth, names, True)
            return [f"for i in range({self.random.randrange(4)}):"] + self.nest(depth, names, True)
        if kind == "if":
            return [f"if choice({self.fresh()}):"] + self.nest(depth, names, loop)
        if kind == "with":
            if self.is_async and self.random.random() < 0.5:
                return [f"async with AsyncManager({self.fresh()}, {self.random.random() < 0.3}):"] + self.nest(depth, names, loop)
            return [f"with Manager({self.fresh()}, {self.random.random() < 0.3}):"] + self.nest(depth, names, loop)
        lines = ["try:"] + self.nest(depth, names, loop)
        handlers = self.random.choice((0, 1, 1, 2))
        for _ in range(handlers):
            error = self.random.choice(("E1", "E2", "Exception", "GeneratorExit", "BaseException", "(E3, ValueError)", "RuntimeError"))
            lines += [f"except {error} as e:", " note(chain(e))"] + self.nest(depth, names, loop)
        if handlers and self.random.random() < 0.3:
            lines += ["else:"] + self.nest(depth, names, loop)
        if not handlers or self.random.random() < 0.4:
            lines += ["finally:"] + self.nest(depth, names, loop)
        return lines

    def function(self, name, names, depth):
        head = "async def" if self.is_async else "def"
        lines = [f"{head} {name}(x):", *self.nest(depth, names)]
        return lines + ([] if self.is_async else [" if 0: yield"]) + [f" return ({self.fresh()}, x)"]


def calls(random):
    lines = []
    for _ in range(random.randrange(2, 8)):
        error = random.choice(ERRORS)
        lines.append(random.choice((
            "show(lambda: g.send(None))", "show(lambda: g.send(None))", "show(lambda: g.send('s'))", "show(lambda: next(g))",
            f"show(lambda: g.throw({error}))", f"show(lambda: g.throw({error}('t')))", "show(lambda: g.close())",
        )))
        if random.random() < 0.2:
            lines.append("print(trail)")
    return lines


def snippet(random):
    """Generators that delegate, and a driver."""
    generator = Generator(random, False)
    lines = ["restart(%d)" % random.randrange(1000)]
    lines += generator.function("inner", [], 2) + generator.function("outer", ["inner"], 3)
    lines += ["g = outer('x')"] + calls(random) + ["show(lambda: next(g, 'end'))", "g.close()", "print(trail)"]
    return "\n".join(lines)


def coroutine(random):
    """Coroutines that await each other, and a driver."""
    generator = Generator(random, True)
    lines = ["restart(%d)" % random.randrange(1000)]
    lines += [
        "class Wait:", " def __init__(self, x): self.x = x", " def __await__(self): return (yield self.x)",
        "class AsyncManager(Manager):",
        " async def __aenter__(self): return await Wait(self.__enter__())",
        " async def __aexit__(self, *a):", "  await Wait('exit')", "  return self.__exit__(*a)",
        "async def many(n):", " for i in range(n):", "  yield (i, await Wait(i))", "  note('many')",
    ]
    lines += generator.function("inner", [], 2) + generator.function("outer", ["inner"], 3)
    lines += ["g = outer('x')"] + [c for c in calls(random) if "next(" not in c] + ["g.close()", "print(trail)"]
    return "\n".join(lines)
