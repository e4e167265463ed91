import textwrap
t = "The quick brown fox-jumps over the lazy dog -- and then, well-known as it is, it's gone. Supercalifragilisticexpialidocious words are   broken."
for w in (10, 20, 33, 70): print(textwrap.wrap(t, w))
print(textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(t, 30), textwrap.shorten("hello world", 5, placeholder="..."), textwrap.wrap(t, 20, max_lines=2), textwrap.wrap(t, 20, break_long_words=False), textwrap.wrap(t, 20, break_on_hyphens=False))
print(repr(textwrap.dedent("""
    a
      b

    c
""")), repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("   \n  x\n   y")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n \nb", "-", lambda l: True)))
print(textwrap.wrap("", 10), textwrap.wrap("a\tb\nc", 10), textwrap.wrap("x. y. z", 20, fix_sentence_endings=True), textwrap.wrap("  lead", 10), textwrap.wrap("aa bb", 2), textwrap.wrap("a  b   c", 3, drop_whitespace=False))
try: textwrap.wrap("a", 0)
except ValueError as e: print(e)
