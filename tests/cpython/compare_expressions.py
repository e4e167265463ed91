"""Evaluates random expressions under this interpreter and another one, and compares.

usage: REFERENCE compare_expressions.py BINARY [SEEDS [EXPRESSIONS]]

Each expression prints its value, or the type and message of its exception.
"""

import random
import sys

import comparison

PRELUDE = """\
def show(number, f):
    try:
        print(number, repr(f()))
    except Exception as e:
        print(number, type(e).__name__, e)
class Both:
    def __init__(self, x): self.x = x
    def __repr__(self): return f'Both({self.x!r})'
    def __add__(self, o): return ('add', o)
    def __radd__(self, o): return ('radd', o)
    def __eq__(self, o): return self.x == o
    def __lt__(self, o): return self.x < o
    def __len__(self): return 3
    def __getitem__(self, i): return (10, 20, 30)[i]
    def __contains__(self, o): return o == self.x
    def __bool__(self): return self.x != 0
    def __index__(self): return 1
class Empty:
    def __repr__(self): return 'Empty()'
"""

SMALL = ["0", "1", "-1", "2", "3", "-2", "5", "True", "False"]
INTS = SMALL + ["7", "10", "-13", "255", "1000", "65536", "2147483647", "-2147483648", "4294967296",
                "9007199254740993", "(2**62)", "(2**63 - 1)", "(-2**63)", "(2**64)", "(-2**65)", "(10**25)", "(3**80)", "(-7**40)"]
FLOATS = ["0.0", "-0.0", "1.0", "0.5", "-2.5", "3.14159", "1e16", "1e-7", "1e300", "123456.789", "float('inf')", "-float('inf')", "float('nan')", "(2.0**53)"]
STRS = ["''", "'a'", "'abc'", "'Hello World'", "'é日本😀'", "'12'", "'-3.5'", "'a,b,,c'", "'  pad  '", "'x\\ty\\n'", "'ABC'", "'it\\'s'", "'aXbXc'", "'\\x00\\x7f'", "'ß'"]
LISTS = ["[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "[1, 'a', None]", "[[1], [2, 3]]", "[0.5, 1, True]", "list(range(10))", "[(1, 'x'), (0, 'y')]"]
TUPLES = ["()", "(1,)", "(1, 2)", "('a', 1, None)", "((1, 2), (3,))", "(1.5, 2)"]
DICTS = ["{}", "{'a': 1}", "{1: 'x', 'k': [1]}", "{True: 1, 2: 'b'}", "{(1, 2): None}", "{'b': 2, 'a': 1}"]
RANGES = ["range(0)", "range(5)", "range(2, 10, 3)", "range(5, 0, -2)"]
OTHERS = ["None", "...", "NotImplemented", "Both(1)", "Both(0)", "Empty()", "int", "str", "slice(1, 3)", "None"]
SPECS = ["", "5", "<6", ">6", "^7", "*^9", "05", "+", " ", ",", "_", "d", "x", "#x", "X", "o", "b", "#b", "c", "e", ".2e", "f", ".3f", "10.2f", "g", ".3g", "G", "%", ".1%", "s", ".2", "6.1", "n", "=+8", "08.2f", "+,.1f", "z", "é>5", ">+06", "#o", "-5d", "_x", ",x", ".0f", "#.0f", "#g", "E"]
PERCENTS = ["%d", "%s", "%r", "%5.2f", "%x", "%-6s|", "%+d", "%05d", "%c", "%e", "%g", "%%", "%i", "%#x", "%o", "%.3s", "%a", "%*d", "%(a)s", "%q", "%"]
BINARY = ["+", "-", "*", "/", "//", "%", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not", "and", "or", "@"]
STR_METHODS = ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "strip()", "lstrip()", "rstrip()", "split()", "splitlines()", "isdigit()", "isalpha()", "isalnum()", "isspace()", "isupper()", "islower()", "isidentifier()", "istitle()", "casefold()", "isascii()", "isprintable()", "expandtabs()"]
STR_METHODS_1 = ["strip", "lstrip", "rstrip", "split", "rsplit", "count", "find", "rfind", "index", "rindex", "startswith", "endswith", "partition", "rpartition", "join", "removeprefix", "removesuffix", "center", "ljust", "rjust", "zfill", "splitlines", "__add__", "__contains__", "__mod__", "expandtabs"]
STR_METHODS_2 = ["replace", "center", "ljust", "rjust", "split", "rsplit", "find", "count", "startswith"]
BUILTINS = ["abs", "all", "any", "ascii", "bin", "bool", "callable", "chr", "dict", "enumerate", "float", "format", "hash", "hex", "int", "iter", "len", "list", "max", "min", "next", "oct", "ord", "repr", "reversed", "round", "sorted", "str", "sum", "tuple", "type", "range", "divmod", "zip", "isinstance", "pow", "slice"]

class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *pools):
        return self.random.choice(self.random.choice(pools))

    def anything(self):
        return self.pick(INTS, SMALL, FLOATS, STRS, LISTS, TUPLES, DICTS, RANGES, OTHERS)

    def number(self):
        return self.pick(INTS, SMALL, FLOATS)

    def index(self):
        part = lambda: self.random.choice(["", "0", "1", "-1", "2", "-2", "100", "-100", "None", "Both(0)"])
        kind = self.random.random()
        if kind < 0.4:
            return self.pick(SMALL, SMALL, FLOATS, STRS, OTHERS)
        step = self.random.choice(["", ":", ":1", ":2", ":-1", ":-2", ":0", ":'a'"])
        return f"{part()}:{part()}{step}"

    def nested(self, depth):
        if depth == 0:
            return self.anything()
        return self.random.choice([self.arithmetic, self.container, self.anything_])(depth)

    def anything_(self, depth):
        return self.anything()

    def arithmetic(self, depth):
        op = self.random.choice(BINARY[:9])
        # A sequence times a large number would be as large.
        right = self.number() if op == "*" else self.nested(depth - 1)
        return f"({self.number()} {op} {right})"

    def container(self, depth):
        a, b = self.nested(depth - 1), self.anything()
        return self.random.choice([f"[{a}, {b}]", f"({a}, {b})", f"{{'k': {a}, 'l': {b}}}"])

    def expression(self):
        choose = self.random.choice
        kind = self.random.randrange(17)
        x, y = self.anything(), self.anything()
        if kind == 0:
            op = choose(BINARY)
            right = self.pick(SMALL, STRS, OTHERS) if op == "*" else self.nested(1)
            return f"{self.nested(2)} {op} {right}"
        if kind == 1:
            return f"{self.number()} {choose(BINARY)} {self.number()}"
        if kind == 2:
            exponent = choose(["0", "1", "2", "3", "-1", "-2", "0.5", "-0.5", "None", "True", "7"])
            # A root of a negative number would be complex.
            base = f"abs({self.number()})" if "." in exponent else self.number()
            return f"{base} ** {exponent}"
        if kind == 3:
            return f"{choose(INTS + FLOATS)} {choose(['<<', '>>'])} {choose(['0', '1', '5', '31', '64', '100', '-1', '1.0'])}"
        if kind == 4:
            return f"{choose(['-', '+', '~', 'not '])}({x})"
        if kind == 5:
            return f"({self.pick(STRS, LISTS, TUPLES, RANGES, DICTS, OTHERS)})[{self.index()}]"
        if kind == 6:
            return f"({self.pick(STRS)}).{choose(STR_METHODS)}"
        if kind == 7:
            return f"({self.pick(STRS)}).{choose(STR_METHODS_1)}({self.pick(STRS, STRS, SMALL, TUPLES, LISTS, OTHERS)})"
        if kind == 8:
            return f"({self.pick(STRS)}).{choose(STR_METHODS_2)}({self.pick(STRS, SMALL)}, {self.pick(STRS, SMALL)})"
        if kind == 9:
            return f"format({self.pick(INTS, FLOATS, STRS, OTHERS, LISTS)}, {choose(SPECS)!r})"
        if kind == 10:
            value = choose([self.number(), f"({x},)", x, f"({x}, {y})", "{'a': %s}" % x])
            return f"({choose(PERCENTS)!r} + {choose(['', '', repr(choose(PERCENTS))]) or repr('')}) % {value}"
        if kind == 11:
            return self.call()
        if kind == 12:
            return f"[{x}, {y}] {choose(['<', '==', '>=', '!='])} [{choose([x, self.anything()])}, {self.anything()}]"
        if kind == 13:
            return f"'{{:{choose(SPECS)}}}|{{!r}}'.format({x}, {y})"
        if kind == 14:
            methods = ["get({0})", "pop({0})", "pop({0}, 5)", "setdefault({0}, 1)", "keys()", "items()", "values()", "copy()", "popitem()", "update({0})", "__getitem__({0})"]
            return f"({self.pick(DICTS)}).{choose(methods).format(x)}"
        if kind == 15:
            methods = ["index({0})", "count({0})", "pop({0})", "pop()", "append({0})", "extend({0})", "insert({0}, 1)", "remove({0})", "reverse()", "sort()", "copy()", "__mul__(2)"]
            return f"(lambda l: (l.{choose(methods).format(x)}, l))({self.pick(LISTS)})"
        return f"{x} {choose(['<', '==', 'in', 'is not'])} {y} {choose(['<', '>', '!='])} {self.number()}"

    def call(self):
        name = self.random.choice(BUILTINS)
        arguments = [self.anything() for _ in range(self.random.choice([0, 1, 1, 1, 1, 2, 2, 3]))]
        if name in ("round", "int", "pow", "range") and len(arguments) > 1:
            arguments = [self.number()] + [self.pick(SMALL, OTHERS) for _ in arguments[1:]]
        if name in ("list", "tuple", "sum", "sorted", "range") and len(arguments) == 1:
            arguments = [self.pick(STRS, LISTS, TUPLES, DICTS, RANGES, SMALL, FLOATS, OTHERS)]
        if name == "iter":
            # With two arguments it may go on for ever.
            arguments = arguments[:1]
        call = f"{name}({', '.join(arguments)})"
        if name in ("iter", "reversed", "enumerate", "zip"):
            return f"list({call})"
        if name == "hash":
            return f"hash({self.number()})"
        return call


def program(seed, count):
    """Expressions, and a program that shows each by its number."""
    generator = Generator(seed)
    expressions = [generator.expression() for _ in range(count)]
    lines = [f"show({i}, lambda: {text})" for i, text in enumerate(expressions)]
    return expressions, PRELUDE + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(comparison.main(sys.argv[1:], program))
