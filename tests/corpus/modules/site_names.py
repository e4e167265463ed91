# The names that `site` adds to the built-in ones, and what `builtins` says of itself.
import sys
print("builtins" in sys.modules)
print(exit, quit, repr(help))
print(type(exit), type(quit) is type(exit), type(help), type(copyright), type(license), type(credits))
print(exit.name, exit.eof, quit.name)
for text in repr(copyright), repr(credits), repr(license):
    print(bool(text), type(text))

leave = exit, quit
import builtins
print(sys.modules["builtins"] is builtins, builtins.exit is exit, builtins.help is help)
print(builtins.__name__, repr(builtins.__package__), builtins.__spec__.name, builtins.__spec__.origin)
print(builtins.__spec__.loader is builtins.__loader__, type(builtins.__doc__))
added = ["exit", "quit", "help", "copyright", "credits", "license", "breakpoint", "__doc__", "__spec__",
         "__loader__", "__package__", "_IncompleteInputError", "__build_class__", "print", "int"]
print([n for n in added if n not in dir(builtins) or n not in vars(builtins) or not hasattr(builtins, n)])
print(hasattr(builtins, "no_such"), builtins._IncompleteInputError, issubclass(builtins._IncompleteInputError, SyntaxError))
try:
    builtins.no_such
except AttributeError as e:
    print(e)
try:
    hlep
except NameError as e:
    print(e)

space = {}
exec("from builtins import *", space)
print("exit" in space, space["len"] is len, "_IncompleteInputError" in space)
print(eval("help is h", {"h": help}), eval("exit", {}) is exit)

class Shadowed:
    exit = exit
    license = "mine"
    print(license, exit is builtins.exit)
license = 5
print(license, builtins.license is license)
del license
print(license is builtins.license)
builtins.quit = "changed"
print(quit)
del builtins.exit

def f(a, b=1, *c: int, d) -> str:
    """The first line.

    More of it.
    """
class A:
    def m(self):
        "A method."
    async def n(self): pass
help(f)
help(A.m)
help(A().m) if False else None

def body():
    print("body")
B = builtins.__build_class__(body, "B", int)
print(B, B.__bases__, B.__module__, B(5))
for args in (), (body,), (1, "B"), (body, 2):
    try:
        builtins.__build_class__(*args)
    except TypeError as e:
        print(e)
exit, quit = leave
for call, args in (exit, ()), (quit, (3,)), (exit, ("text",)), (quit, (None,)):
    try:
        call(*args)
    except SystemExit as e:
        print(repr(e.code), e.args)
