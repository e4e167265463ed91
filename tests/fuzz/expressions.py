"""Random expressions, in which most operations get what they are for."""

import grammar
from language import GRAMMAR

TYPES = ["int", "int", "float", "num", "str", "str", "str", "bool", "list", "ints", "strs", "tuple", "dict", "set", "bytes", "any", "complex", "text"]


def variables(filler, random):
    """Assignments of some names, known afterwards."""
    made = []
    for name in random.sample("abcde", random.randrange(4)):
        type_ = random.choice(TYPES)
        made.append(f"{name} = {filler.make(type_, 1)}")
        filler.names.append((name, type_))
    return made


def snippet(random):
    """Some variables, and expressions that may use them; each shows its value or error."""
    filler = grammar.Filler(GRAMMAR, random)
    lines = ["try:", *(" " + v for v in variables(filler, random) or ["pass"])]
    lines += ["except Exception as e: caught(e)"]
    for _ in range(3):
        lines.append(f"show(lambda: {filler.make(random.choice(TYPES), random.choice((1, 2, 2, 3, 4)))})")
    return "\n".join(lines)


# Each changes a container `c` that the snippet made.
ON = {
    "ints": """
        c.append(<int>)
        c.extend(<ints>)
        c.insert(<small>, <int>)
        c.remove(<int>)
        c.pop(<small>)
        c.pop()
        c.reverse()
        c.sort(<sort_arguments>)
        c[<small>] = <int>
        c[<slice>] = <ints>
        c[<slice>] = <str>
        del c[<small>]
        del c[<slice>]
        c += <ints>
        c *= <tiny>
        c = c[<slice>]
        c = c + c
        c.clear()
        c[<small>], c[<small>] = c[<small>], c[<small>]
        c[<small>] <augmented> <int>
        a, *c = c
        *c, a = c
        c[1:1] = c
        c[::2] = c[1::2]
        c = [*c, <int>]
        """,
    "strs": """
        c.append(<str>)
        c.extend(<strs>)
        c.extend(<str>)
        c.insert(<small>, <str>)
        c.remove(<str>)
        c.pop()
        c.sort(<sort_arguments>)
        c[<slice>] = <strs>
        del c[<slice>]
        c[<small>] += <str>
        c.sort(key=len)
        c.sort(key=str.lower, reverse=True)
        """,
    "dict": """
        c[<key>] = <any>
        c[<key>] = <int>
        del c[<key>]
        c.pop(<key>)
        c.pop(<key>, <any>)
        c.popitem()
        c.setdefault(<key>, <any>)
        c.update(<dict>)
        c.update({<key>: <any>})
        c.update(x=<int>, y=<int>)
        c.update([(<key>, <any>)])
        c |= <dict>
        c = c | <dict>
        c = {**c, <key>: <any>}
        c.clear()
        c = dict(reversed(c.items()))
        c = {v: k for k, v in c.items()}
        c[<key>] <augmented> <int>
        c = dict.fromkeys(c, <any>)
        c = dict(c, z=<int>)
        c = dict(sorted(c.items(), <sort_arguments>))
        """,
    "set": """
        c.add(<key>)
        c.discard(<key>)
        c.remove(<key>)
        c.update(<ints>)
        c.update(<strs>, <ints>)
        c |= <set>
        c &= <set>
        c -= <set>
        c ^= <set>
        c.intersection_update(<ints>)
        c.difference_update(<ints>, <ints>)
        c.symmetric_difference_update(<ints>)
        c = c.union(<ints>, <str>)
        c.clear()
        """,
}
ON = {name: grammar.lines(text) for name, text in ON.items()}


def statements(random):
    """A container that a row of statements change, shown after each."""
    filler = grammar.Filler(GRAMMAR, random)
    type_ = random.choice(list(ON))
    lines = [f"c = {filler.leaf(type_)}", "a = b = None"]
    filler.names += [("c", type_)] * 2
    for _ in range(random.randrange(2, 9)):
        change = filler.fill(random.choice(ON[type_]), random.choice((0, 1, 1, 2)))
        lines += ["try:", f" {change}", "except Exception as e: caught(e)", "print(text(c), len(c))"]
    return "\n".join(lines)
