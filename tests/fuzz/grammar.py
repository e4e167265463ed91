"""Fills templates: each type has texts with holes like `<int>`, filled by texts of that type.

A template may begin with names that it binds, `{x:int}`, which its holes may use.
"""

import re

HOLE = re.compile(r"<([a-z_0-9]+)>")
BOUND = re.compile(r"^\{([a-z:,]+)\}")
# Holes that a value of another type must not fill: it would take the program's time or memory.
LIMITED = {"small", "hashed", "tiny", "shift", "spec", "percent", "size"}
WRONG = 0.03


class Grammar:
    def __init__(self, leaves, templates):
        self.leaves = {name: lines(text) for name, text in leaves.items()}
        self.templates = {name: lines(text) for name, text in templates.items()}


def lines(text):
    return [line for line in (l.strip(" ") for l in text.split("\n")) if line]


class Filler:
    """Makes texts of a grammar's types from random numbers, knowing the names in scope."""

    def __init__(self, grammar, random, names=()):
        self.grammar, self.random = grammar, random
        self.names = list(names)

    def leaf(self, type_):
        known = [n for n, t in self.names if t == type_]
        if known and self.random.random() < 0.6:
            return self.random.choice(known)
        leaves = self.grammar.leaves.get(type_)
        if leaves:
            return self.random.choice(leaves)
        return self.fill(self.random.choice(self.grammar.templates[type_]), 0)

    def make(self, type_, depth):
        if type_ not in LIMITED and self.random.random() < WRONG:
            type_ = "any"
        templates = self.grammar.templates.get(type_)
        if not templates or (depth <= 0 and type_ in self.grammar.leaves) or self.random.random() < 0.15:
            return self.leaf(type_)
        return self.fill(self.random.choice(templates), depth)

    def fill(self, template, depth):
        added = 0
        if match := BOUND.match(template):
            pairs = [pair.split(":") for pair in match[1].split(",")]
            self.names += [tuple(pair) for pair in pairs]
            added = len(pairs)
            template = template[match.end() :]
        text = HOLE.sub(lambda hole: self.make(hole[1], depth - 1), template)
        if added:
            del self.names[-added:]
        return text
