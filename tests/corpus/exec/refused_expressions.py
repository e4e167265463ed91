# What `eval` says of text that is no expression, and of f-strings that are wrong.
STATEMENTS = [
    "1 = 2", "f() = 2", "x = 1", "x += 1", "1 += 1", "del x", "del 1", "(a, b) = 1", "a, b = 1", "x: int", "1: int",
    "[a] = 2", "import x", "f'' = 1", "f'{x}' = x", "x = ", "del", "(x) = 1", "None = 1", "f() += 1", "x.y = 1",
    "lambda: 1 = 2", "lambda x=1: 2 = 3", "x; y", "yield", "f(x) = y = 2", "del f()", "{} = 1", "a and b = 1",
    "not x = 1", "[x = 1]", "(1 = 2)", "f(1 = 2)", "del f''", "f'' += 1", "1 := 2", "x[1] **= 3",
]
FIELDS = [
    "f'{3!g'", "f'{3!:'", "f'{3!:}'", "f'{3!3}'", "f'{3!!}'", "f'{3!}'", "f'{3!ss}'", "f'{3!x:1}'", "f'{!}'",
    "f'{!s:'", "f'{!x}'", "f'{ !xr}'", "f'{!x:}'", "f'{!x:a}'", "f'{ !xr:a}'", "f'{:'", "f'{:x}'", "f'{   =!}'", "f'{='",
    "f'{=}'", "f'{3'", "f'{a'", "f'{'", "f'{ '", "f'{3:'", "f'{3:{'",
]
OTHERS = ["\xa0", "a\xa0", "'a\xa0' \xa0b", "f'''{\xa0}'''", "\u20ac"]
for text in STATEMENTS + FIELDS + OTHERS:
    try:
        compile(text, "<text>", "eval")
    except SyntaxError as e:
        print(ascii(text), "|", ascii(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset)
    else:
        print(ascii(text), "is an expression")

# What is warned of in f-strings: a backslash before a field is no escape.
import warnings

for text in (r"f'\{6*7}'", r"f'a\{x}b\g'", r"f'{x:\{y}}'", r"f'\}}'", r"f'\{{'", r"f'\\{x}'", r"f'\\\{x}'", r"rf'\{x}'",
             r"f'\d{x}\{y}'", "f'''a\\\n\\{x}'''", r"f'{x!r:\{y}\q}'", r"f'\{x}' '\q'"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(text, "f", "eval")
    print(text, [(str(w.message), w.lineno) for w in caught])
