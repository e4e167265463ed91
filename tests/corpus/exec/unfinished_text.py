"""Consoles: source text that more may follow, as the module codeop tells it."""
def compile_command(source, symbol):
    """What a console makes of the text: a code object, None where more may follow, or an error."""
    flags = 0x4000 | 0x200
    try:
        return compile(source, "<input>", symbol, flags)
    except SyntaxError:
        try:
            compile(source + "\n", "<input>", symbol, flags)
            return None
        except _IncompleteInputError:
            return None
        except SyntaxError:
            pass
    return compile(source, "<input>", symbol, 0x200)


_IncompleteInputError = __builtins__._IncompleteInputError
sources = [
    "a=(1", "for i in x:", "for i in x:\n", "for i in x:\n#c", "def f():\n  x\n", "if 1:\n  (", '"""abc', "'''a\nb\n",
    "x=[1,\n2", "f(", "@d", "class A:", "try:\n  x", "a \\", "a b", "else:", "{1:", "1 +", "not", "import",
    "from a import (", "a if b", ")", "(]", "match x:\n", "with a:", "if x:\n  y\nelse:",
    "if 1:\n  pass", "if 1:\n  pass\n", "def f(): pass", "for x in y:\n  a\n  b", "while 1: x", "x=1\nif 1:\n  y\n",
    "try:\n  x\nexcept:\n  y", "if 1:\n  pass\n#c", "a;b", "x;", "if 1: x\nelse: y", 'f"{a', 'f"""{a}', "if 1:\nx",
]
for source in sources:
    for symbol in ("single", "exec"):
        try:
            print(repr(source), symbol, compile_command(source, symbol) is not None)
        except SyntaxError as e:
            print(repr(source), symbol, type(e).__name__, e)
for source in ("f(1,\n", "x = '''a\n"):
    try:
        compile(source, "f.py", "exec", 0x4000)
    except SyntaxError as e:
        print(type(e), e.msg, e.filename, e.lineno)
