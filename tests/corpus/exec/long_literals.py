"""Int literals of more digits than the limit are no programs."""
for source in "9" * 5000, "x = " + "1_0" * 3000, "0x" + "f" * 5000, "1" * 4300, "1" * 4301 + "j", "x = 1\n\ny = (" + "9" * 4301 + ")":
    try:
        compile(source, "file", "exec")
        print("compiled")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
