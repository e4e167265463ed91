# Patterns that match at the beginning of the text or nowhere, and some that only look so.

import re

for p in (
    r"^a", r"\Aa", r"(?m)^a", r"(?m:^a)", r"(?m)\Aa", r"(^a)", r"(?:^a)*b", r"(?:^a)+b", r"^a|b", r"(?:^|x)a", r"(?=^)a",
    r"(?>^a)", r"^*a", r"(?i:^A)", r"(?-m:^a)", r"(?m)(?-m:^)a", r"^", r"\A", r"(?:^a)?b", r"(?<!^)a", r"^(?:)", r"(?:(?:(^)a))",
):
    try:
        c = re.compile(p)
    except re.error as e:
        print(p, e)
        continue
    for s in "a", "ba", "b\na", "\na", "xa\naab", "":
        found = [m and m.span() for m in (c.search(s), c.search(s, 1), c.search(s, 2), c.match(s, 1))]
        print(p, ascii(s), found, c.findall(s), c.sub("-", s), c.split(s))
