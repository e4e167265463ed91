"""What the compiler warns of."""
import warnings
def shown(source, mode="exec"):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try: compile(source, "<text>", mode)
        except SyntaxError as e: print("error", e)
    print(repr(source), [(w.category.__name__, str(w.message), w.filename, w.lineno) for w in found])
for source in ["x is 1", "x is not 'a'", "1 is x", "x is None", "x is -1", "x is ()", "x is (1, 2)", "x is (1, y)", "x is ...", "x is True", "x is 1.5", "x is b''",  "x is 1j", "a < b is 1", "a is b is 'c'",
    "assert (x, 'message')", "assert ()", "assert (x)", "if 1:\n    assert (x,)\n",
    "[(1, 2) (3, 4)]", "'a' (1)", "[1] (2)", "{} ()", "{1} ()", "1 (2)", "None ()", "f'{x}' ()", "(lambda: 1)()", "[x for x in y] ()", "(x for x in y) ()",  "{x for x in y}()", "{x: 1 for x in y}()", "...()", "True()",
    "[1] [2, 3]", "'abc' ['a']", "(1, 2) ['a']", "[1] ['a']", "[1] [1.5]", "[1] [None]", "[1][True]", "[1][x]", "[1][1:2]", "b'a'['b']", "f'{x}' [2, 3]", "{1} [1]", "1 [2]", "None [1]", "... [1]", "(lambda: 1) [1]", "{} [()]", "[x for x in y] ['a']", "1.5 [0]", "[1][-1]", "True[0]", "'a'[b'']", "(1,2)[[1]]", "[1][{}]", "[1][lambda: 1]",
    r"'\d'", r"b'\d'", r"r'\d'", r"'\d \w'", r"'\\d \z'", r"'\477'", r"'\377'", r"b'\477'", r"'\N{DIGIT ONE}'", r"b'\N'", r"b'\u1234'", r"f'\d{x}\w'", r"rf'\d'", r"f'{x:\d}'", "x = '''\n\\q\n'''", r"'\x41\n\t\'\"\a'", r"'''a\
b'''", "'\\é'", ]:
    shown(source)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for source in ("x is 1", r"'\d'", "assert (1, 2)", "y = [1](2)", "(1,2) ['a']", "f(1 is not x)", "1if 1else 2", "0x1for x in y", "0b1and 0o7or 2", "x =  1.5in x", "1jnot in x", "\n  \nx = 'a\\q'"):
        try: compile(source, "<text>", "exec"); print("none")
        except SyntaxError as e: print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text)
    warnings.simplefilter("ignore")
    print(eval(r"'\d' is 'a'"))
