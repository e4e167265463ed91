"""Exceptions in groups, and what `except*` takes of them."""

LEAVES = ("E1(1)", "E2(2)", "E3(3)", "ValueError('v')", "TypeError('t')", "KeyError('k')", "E1()")
CLASSES = ("E1", "E2", "E3", "ValueError", "(TypeError, KeyError)", "LookupError", "Exception", "E1", "ExceptionGroup", "OSError")


def group(random, depth):
    parts = [group(random, depth - 1) if depth and random.random() < 0.4 else random.choice(LEAVES) for _ in range(random.choice((1, 2, 2, 3)))]
    return f"ExceptionGroup('g{random.randrange(9)}', [{', '.join(parts)}])"


def handlers(random, depth):
    lines = []
    for _ in range(random.choice((1, 2, 3))):
        lines += [f"except* {random.choice(CLASSES)} as e:", " print(repr(e), chain(e))"]
        action = random.random()
        if action < 0.15:
            lines += [" raise"]
        elif action < 0.3:
            lines += [f" raise {random.choice(LEAVES)}"]
        elif action < 0.35:
            lines += [f" raise {group(random, 1)} from e"]
        elif action < 0.5 and depth:
            lines += [" " + line for line in attempt(random, depth - 1)]
    if random.random() < 0.3:
        lines += ["else: print('else')"]
    if random.random() < 0.3:
        lines += ["finally: print('finally')"]
    return lines


def attempt(random, depth):
    thrown = random.choice((group(random, 2), group(random, 1), group(random, 2), random.choice(LEAVES), "None"))
    return ["try:", f" print('try')" if thrown == "None" else f" raise {thrown}"] + handlers(random, depth)


METHODS = ("g.subgroup(%s)", "g.split(%s)", "g.derive([E1(5)])", "g.message", "g.exceptions", "str(g)", "repr(g)", "g.subgroup(lambda e: isinstance(e, %s))", "g.split(lambda e: len(e.args) == 1)", "ExceptionGroup('m', [])", "ExceptionGroup('m', [1])", "ExceptionGroup('m', 5)", "BaseExceptionGroup('m', [E1()])", "BaseExceptionGroup('m', [KeyboardInterrupt()])", "ExceptionGroup('m', [KeyboardInterrupt()])", "ExceptionGroup(1, [E1()])", "ExceptionGroup('m')", "isinstance(g, Exception)", "g.split(5)", "g.add_note('n')", "g.__notes__")


def snippet(random):
    lines = ["try:", *[" " + line for line in attempt(random, 1)], "except BaseException as e: print(repr(e), chain(e))"]
    lines += [f"g = {group(random, 2)}"]
    for _ in range(4):
        method = random.choice(METHODS)
        lines.append(f"show(lambda: {method % random.choice(CLASSES) if '%s' in method else method})")
    return "\n".join(lines)
