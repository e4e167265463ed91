"""The sorts of snippets: each a function that makes one from a random.Random."""

import arithmetic
import calls
import definitions
import expressions
import flow
import generators
import groups
import literals
import methods
import nesting
import objects
import patterns
import regexes
import scopes
import subclasses


class Kind:
    """`top`: the snippet stands at the top of the module, not in a function."""

    def __init__(self, name, make, count=100, top=False):
        self.name, self.make, self.count, self.top = name, make, count, top


KINDS = {
    kind.name: kind
    for kind in (
        Kind("expressions", expressions.snippet),
        Kind("statements", expressions.statements, top=True),
        Kind("flow", flow.snippet),
        Kind("calls", calls.snippet),
        Kind("scopes", scopes.snippet),
        Kind("module scopes", scopes.top, top=True),
        Kind("generators", generators.snippet),
        Kind("coroutines", generators.coroutine),
        Kind("operators", objects.operators),
        Kind("conversions", objects.conversions),
        Kind("subclasses", subclasses.snippet),
        Kind("resolution", objects.resolution),
        Kind("attributes", objects.attributes),
        Kind("methods", methods.snippet),
        Kind("functions", methods.functions),
        Kind("numbers", arithmetic.snippet),
        Kind("patterns", patterns.snippet),
        Kind("unpacking", patterns.unpacking),
        Kind("groups", groups.snippet),
        Kind("definitions", definitions.snippet),
        Kind("f-strings", literals.strings),
        Kind("slices", literals.slices),
        Kind("stars", literals.stars),
        Kind("regular expressions", regexes.snippet),
        Kind("nesting", nesting.snippet, count=20),
        Kind("deep patterns", nesting.patterns, count=20),
    )
}
