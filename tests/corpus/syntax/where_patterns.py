# SyntaxErrors: patterns.
# In the texts, `\\n` is the end of a line.

CASES = r'''
match x:\n    case __debug__: pass
match x:\n    case {**__debug__}: pass
match x:\n    case [*__debug__]: pass
match x:
match x:\n    pass
match x:\ncase 1: pass
match x:\n    case 1
match x:\n    case 1:\n    pass
match x:\n    case 1:\n        pass\n    x = 1
match x:\n    case: pass
match x:\n    case a: pass\n    case b: pass
match x:\n    case _: pass\n    case b: pass
match x:\n    case a | b: pass
match x:\n    case a | 1: pass
match x:\n    case 1 | a: pass
match x:\n    case [a] | [b]: pass
match x:\n    case _ | 1: pass
match x:\n    case (a, a): pass
match x:\n    case [a, *a]: pass
match x:\n    case {1: a, 2: a}: pass
match x:\n    case C(a, x=a): pass
match x:\n    case C(x=1, x=2): pass
match x:\n    case C(x=1, 2): pass
match x:\n    case C(**a): pass
match x:\n    case {1: 2, 1: 3}: pass
match x:\n    case {"a": 2, "a": 3}: pass
match x:\n    case {True: 2, 1: 3}: pass
match x:\n    case {a: 1}: pass
match x:\n    case {**a, 1: 2}: pass
match x:\n    case {**a, **b}: pass
match x:\n    case {**_}: pass
match x:\n    case [*a, *b]: pass
match x:\n    case [*a, b, *c]: pass
match x:\n    case *a: pass
match x:\n    case 1 as _: pass
match x:\n    case 1 as a.b: pass
match x:\n    case 1 as 2: pass
match x:\n    case 1 as a(): pass
match x:\n    case a as a: pass
match x:\n    case a as b: pass\n    case c: pass
match x:\n    case 1 + 2: pass
match x:\n    case 1j + 2: pass
match x:\n    case a + 1: pass
match x:\n    case +1: pass
match x:\n    case 1 < 2: pass
match x:\n    case f"a": pass
match x:\n    case "a" f"b": pass
match x:\n    case "a" b"b": pass
match x:\n    case a if : pass
match x:\n    case a(b)(c): pass
match x:\n    case a[0]: pass
match x:\n    case (a: pass
match x:\n    case [a): pass
match x:\n    case {1: }: pass
match x:\n    case {1}: pass
match x:\n    case ...: pass
match x:\n    case not a: pass
match x:\n    case lambda: pass
match x:\n    case a b: pass
match x:\n    case a, b c: pass
match x y:\n    case 1: pass
match x\n    case 1: pass
match x:\n    case 1: pass\n    else: pass
match x:\n    case (_): pass\n    case b: pass
match x:\n    case (a | _): pass
match x:\n    case [_ | 1]: pass
match x:\n    case C(__debug__): pass
match x\n    case 1:\n        pass
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
