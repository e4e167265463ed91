# Type comments in trees, and comments of objects.
import ast
import inspect
import sys

SOURCES = [
    "x = [] # type: list[int]",
    "x = y = 1 #type: int",
    "for i in x: # type: int\n    pass\nelse:\n    y = 2  # type:   str  ",
    "with a as b, c as d: # type: A, B\n    pass",
    "with a: # type: A\n    pass",
    "async def f(a):\n    # type: (int) -> str\n    async for i in a: # type: int\n        pass",
    "def f(a, b=1): # type: (int, int) -> str\n    pass",
    "def f(\n  a,\n  b,\n):\n    # type: (...) -> None\n    return a",
    "def f():\n    # a comment\n    # type: () -> None\n    x = 1 # type: ignore\n    y = 2",
    "import x # type: ignore\nimport y # type: ignore[attr]\nz = 1 # type: ignored\n",
    "x = 1 # types: int\ny = '# type: int'",
    "@decorated # type: ignore\ndef f(): pass",
    "class C:\n    x = None # type: int\n    def m(self): # type: () -> int\n        pass",
]
for source in SOURCES:
    print(ast.dump(ast.parse(source, type_comments=True)))
    tree = ast.parse(source)
    print(tree.type_ignores, [node.type_comment for node in ast.walk(tree)
                              if getattr(node, "type_comment", None)])


# Of a function,
# in two lines.
def commented():
    pass


# Of nothing.

def plain(): pass
# Of a class.
class Commented:
    # Of a method.
    def method(self):
        pass

    #
    # Between.
    #
    @staticmethod
    def decorated():
        pass


for thing in (commented, plain, Commented, Commented.method, Commented.decorated, sys, ast, len):
    print(repr(inspect.getcomments(thing)) if thing is not ast else "")
print(repr(inspect.getcomments(sys.modules["__main__"])))
