"""What patterns may mean in a later version, names of characters in them, and names of groups."""

import re
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for pattern in (
        "[[a]", "[^[a]", "[a--b]", "[a&&b]", "[a||b]", "[a~~b]", "[a-]", "[&&]", "[]&&a]",
        "x([[0-9]|[a--z])", r"[\[a]", "[a--", b"[[a]", "[+--]", "[a-z&&b~~c]",
    ):
        try:
            re.compile(pattern)
        except re.error as error:
            print(pattern, error)
    for warning in caught:
        print(warning.category.__name__, warning.message, warning.filename == __file__)
    print(re.findall("[+--b]|[&&c]", "a-b&c,"))

print(re.findall(r"\N{DIGIT ONE}|[\N{EM DASH}x]", "1x—2"))
for pattern in (
    r"\N", r"\N{", r"\N{}", r"\N{NO SUCH}", r"[\N{NO SUCH}]", rb"\N{DIGIT ONE}",
    b"(?P<\xc2\xb5>x)", b"(?P=\xc2\xb5)", "(?P<a.>x)", "(?P<\n>x)", "(?P<a>)(?P<a>)",
):
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(error)
