def show(source, mode="exec", run=None):
    try:
        if run:
            run(source)
        else:
            compile(source, "file.py", mode)
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(type(e).__name__, "|", e, "|", e.args)
        print("  ", e.msg, e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)


show("x = = 1", run=exec)
show("y = 1\nx = = 1\n", run=exec)
show("x = 1", run=eval)
show("x += 1", run=eval)
show("import sys", run=eval)
show("1; 2", run=eval)
show("1\n2", run=eval)
show("", run=eval)
show("return 1")
show("yield 1", "eval")
show("a\nb", "single")
show("a; b", "single")
show("if 1:\n  pass\n  x", "single")
show("def f(:\n  pass")
show("for x in 3")
show("f(a, b=1, c)")
show("break")
show("x = 1\0")
