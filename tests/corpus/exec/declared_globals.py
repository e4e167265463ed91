# What is declared global anywhere in a text is global at its top as well.
def run(source):
    names, own = {}, {}
    try: exec(source, names, own)
    except NameError as e: print(repr(e))
    names.pop("__builtins__", None)
    print(sorted(k for k in names if k != "f"), sorted(k for k in own if k != "f"))
run("x = 7\ndef f():\n    global x\n    return x\nprint(f())\n")
run("x = 7\ndef f():\n    return x\nprint(f())\n")
run("y = 1\nx = 2\nclass C:\n    global x\n    x = 3\n    y = 4\nprint(x, y)\n")
run("for i in range(3):\n    pass\ndef f():\n    def g():\n        global i\n        i += 1\n    g()\nf()\nprint(i)\n")
run("import sys\ndef f():\n    global sys\n    del sys\nf()\n")
run("x = 1\nprint([x for _ in range(2)])\ndef f():\n    global x\n")
