# SyntaxErrors: what single tokens are.
# In the texts, `\\n` is the end of a line.

CASES = r'''
1 = x
"a" = x
b"a" = x
1 += 1
"a" += 1
1: int
"a": int
1 2
1 a
"a" b
)
]
}
"abc
'abc
"abc\n
"""abc
"""abc\ndef
b"é"
rb"é"
ub"a"
0777
01
0_7
0x
0xg
0b
0b2
0b12
0o
0o8
0o18
0_
1_
1__0
0x_
0x1_
1e
1_e5
1e_5
1e5_
1.5_
1_.5
1j_
1a
1abc
1.abc
1.5abc
1jabc
1e5abc
5L
5l
0xfL
1 if
1 if 2
1 if 2 else
1 if 2 else pass
\tx
$
a $ b
a ? b
a ! b
!
a ?
a !b
a !== b
1.a
1.a = 2
"a" "b" c
"a" % b c
1 := 2
"a" := b
'''

for case in CASES.strip("\n").split("\n"):
    try:
        compile(case.replace("\\n", "\n").replace("\\t", "\t"), "f", "exec")
    except SyntaxError as e:
        print(case)
        print("   ", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(case, "is fine")
