# The text of a field that shows itself, with escapes, quotes, line ends and comments.
x = 3
print(f"{x = }", f"{x=}", f"{ x = }", f"{x  =!s:>5}", f"{x = :+}", f"{x=!r:^7}|")
print(f"{'a\nb' = }")
print(f"{'\x41\u00e9' = }")
print(rf"{'\x41' = }", Rf"{'a\nb' = }")
print(f"{"a" + 'b' = }")
print(f"{f"{x = }" = }")
print(f'{x:{"{"}>{10}}' == "{{{{{{{{{3", f"{x:\x2a>5}")
print(f"""{
x
= }""")
print(f"""{x  # a comment
 = }""")
print(f"{x == 3 = }", f"{(x := 5) = }", f"{x:=5}")
print(f"{'"' = }", f"{'\'' = }", f"{"\"" = }")
print(f"{'\t'=!s}|", f"{'\\' = }", f"{'\N{BULLET}' = }")
print(f"{x,= }", f"{[*'ab'] = }", f"{ {1: 2} = }", f"{lambda_ if (lambda_ := 5) else 0 = }")
print(f"""{x = # after the sign
  }""", f"""{x = # one
 # two
 !s}""")
