"""What packages in wide use ask of the language and its library, each in a few lines."""

import ast
import inspect
import os
import re
import string
import subprocess
import threading

# A module knows the built-in names.
print(type(__builtins__), __builtins__.len is len)
namespace = {"__name__": "other"}
exec("kind = type(__builtins__); name = __builtins__['len']", namespace)
print(namespace["kind"], namespace["name"] is len)


# A property with a name of its own.
class Cached(property):
    def __init__(self, getter, name=None):
        super().__init__(getter)
        self.__name__ = name or getter.__name__


class Owner:
    @Cached
    def value(self):
        return 5

    plain = property(lambda self: 6)


print(Owner.value.__name__, Owner().value, Owner.plain.__name__)
Owner.plain.__name__ = "renamed"
print(Owner.plain.__name__, property(lambda self: 1).__name__)

# Flags that are truth values.
print(re.compile("a", (False and re.I) | (False and re.L)), re.compile("a", (True and re.I) | False))
for flags in ("i", None):
    try:
        re.compile("a", flags)
    except TypeError as error:
        print(type(error).__name__)


# Texts that are joined without being formatted.
tree = ast.Expression(ast.JoinedStr([
    ast.Constant("a"), ast.Call(ast.Name("str", ast.Load()), [ast.Constant(5)], []),
    ast.FormattedValue(ast.Constant(2.5), -1, ast.JoinedStr([ast.Constant(">5")])),
]))
print(eval(compile(ast.fix_missing_locations(tree), "tree", "eval")))
print(ast.unparse(ast.If(ast.Constant(1), [ast.Pass()], None)))

# The parts of what `format` takes.
formatter = string.Formatter()
for text in ("{}", "{0.a[b]}", "x{{y}}{z!r:>{w}}", "{a[0].b[c d]}", "{0:{1}}", "{", "}", "{a!}", "{a[}"):
    try:
        print(list(formatter.parse(text)))
    except ValueError as error:
        print(error)
for field in ("a.b[0][x y].c", "0", "", "a.", "a[", "a[]", "a[0]x"):
    try:
        print(formatter.get_field(field, ({},), {"a": string, "": 1}))
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        print(type(error).__name__, error)

# Commands.
for seq in (["a b", "c"], ["a\\", 'b"c'], ["", 'x\\"y'], ["tab\tx\\\\"], ["a\\ b\\"]):
    print(subprocess.list2cmdline(seq))
with os.popen("echo hi; exit 3") as file:
    print(repr(file.read()))
print(os.popen("exit 3").close(), os.popen("true").close())

# A barrier for one.
barrier = threading.Barrier(1, action=lambda: print("passed"))
print(barrier.wait(), barrier.parties, barrier.n_waiting, barrier.broken)

# What is generic.
for kind in (subprocess.Popen, subprocess.CompletedProcess, type(x for x in ()), type(re.compile(""))):
    print(kind[int])
