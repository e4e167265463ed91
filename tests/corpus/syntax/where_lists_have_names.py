"""Statements that are written as arguments are, and decorators of nothing."""

for text in (
    "f(), x = 8", "2, x = 8", "a=2, c=4", "a=2, c=4, d", "a = 2, c = 4 = 5", "x, y=1, z=2",
    "x, y=1", "a=1, b", "a=1, b=2, c=3", "1, a=2 b", "1, f(x)=3", "1, x.y=3", "x.y=2, z=3",
    "f(x)=2, z=3", "(a=2, b=3)", "a=2, b=c=d", "*a, b=3, c=4", "a=[1], b=2",
    "a=not b, c=3", "a=b or c, d=3", "1, a=not b", "a=2, (b, c)=3", "a=1, b=2;c", "x=1;a=1, b=2",
    "1, (a)=2", "1, [a]=2", "1, a=2:3", "a=x y, b=3", "a, (b, *c)=3, d=4",
    "@a", "@a\n", "@a\n@b\n", "@a\nx = 1", "class A:\n    @a\nx = 1", "def f():\n  @a\n", "@a @b", "@", "@a\n@",
    "class A:\n  def f():\n    @a\n  x", "if 1:\n  @a\nelse: pass", "class A:\n  @a\n\n",
    "class A:\n  @a\n# c",
    "a = \u200b", "a = \U0010ffff", "\u0301", "x\u2028y",
):
    try:
        print(repr(text), compile(text, "<text>", "exec") is not None)
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset,
              error.end_lineno, error.end_offset)
