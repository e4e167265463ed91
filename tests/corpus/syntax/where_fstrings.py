# SyntaxErrors: f-strings.
# In the texts, `\\n` is the end of a line.

CASES = r'''
f"a" = x
f"{x}" = x
f"abc
f"""abc
f"{a"
f"{a
f"{"
f"}"
f"{}"
f"{ }"
f"{!r}"
f"{:x}"
f"{=}"
f"{a!}"
f"{a!x}"
f"{a!r"
f"{a!rr}"
f"{a! r}"
f"{a:{b}"
f"{a:}}"
f"{a}}"
f"{{a}"
f"{a, b c}"
f"{a +}"
f"{lambda x: 1}"
f"{lambda: 1}"
f"{yield}"
f"{await x}"
f"{*a}"
f"{**a}"
f"{a;b}"
f"{a = b}"
f"{a #}"
f"{#}"
f"{)}"
f"{(}"
f"{[}"
f"{a)}"
f"{(a}"
f"{import x}"
f"{if}"
f"{a.}"
f"{.a}"
f"{pass}"
f"{a:{}}"
f"{a:{b!x}}"
rf"{a"
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
