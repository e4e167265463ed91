# Tokens of sources, with their places, encodings, and sources of tokens.
import tokenize, io
src = '''# c
import os
@dec
def f(a, b=1.5e3, *c, **d) -> int:
    """doc
    more"""
    if a <= b and c := 3:  # trailing

        x = [1,
             2]  # in
        return a if b else f"x{y!r:>{w}}z{{}}" + rb'\\x'
    é = 0x_1f + 1_000j ** .5 // 2 \\
        + 3
class C: pass
s = 'a\\'b' "c" u"d" \'\'\'t
q\'\'\'
lambda: (yield)
x != y; z <<= 1; ...
'''
for t in tokenize.generate_tokens(io.StringIO(src).readline): print(t)
for t in tokenize.tokenize(io.BytesIO(b"x = 1").readline): print(t, t.exact_type)
for b in (b'# -*- coding: latin-1 -*-\n', b'\xef\xbb\xbfx\n', b'#!x\n# coding: cp1252\n', b'', b'x\n# coding: latin-1\n'):
    print(tokenize.detect_encoding(io.BytesIO(b).readline))
print(tokenize.untokenize(list(tokenize.generate_tokens(io.StringIO("a  = b +\\\n c # d\nif x:\n   y\n").readline))))
print(tokenize.untokenize([t[:2] for t in tokenize.generate_tokens(io.StringIO("a = 1\n").readline)]))
for bad in ("(1,\n", "'''x\n", "if x:\n    y\n  z\n"):
    try:
        print(len(list(tokenize.generate_tokens(io.StringIO(bad).readline))))
    except (tokenize.TokenError, IndentationError) as e:
        print(type(e).__name__)
print(tokenize.tok_name[tokenize.NAME], tokenize.EXACT_TOKEN_TYPES["->"] == tokenize.RARROW, tokenize.ISEOF(0))
