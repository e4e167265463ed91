# What is wrong with a pattern or a template, and where: a backslash goes with what it escapes, and one
# that escapes nothing is found as soon as the reader comes near.

import re
import warnings

PATTERNS = [
    r"(?\d)", r"(?P\d)", r"(?<\d)", "(?\\", "(?P\\", "(?<\\", r"(?z)", r"(?Pz)", r"(?<z)", "(?", "(?P", "(?<",
    r"(?\8" + "\\", r"(?i\d)", "(?i\\", r"(?-\d)", r"(?-\u" + "\\", r"(?i-\)", "(?i", "(?i-", "(?i-z)",
    "(?P<a\\", r"(?P<a\>b)", r"(?P=\d)", r"(?P=a\)", r"(?(\d)a)", r"(?(1\)a)", "(?(1)a\\", r"(?#\d)", r"(?#\)", r"(?#\))", "(?#\\",
    ")\\", ")a\\", "a)\\", "(a\\", "*\\", "a{2,1}\\", "a{2,1\\", "a**\\", "[\\", "[a-\\", "[b-a\\", "a{99999999999\\", "a\\\\\\",
    r"[z-\07]", r"[z-\x41]", r"[z-\A]", r"[\x41-\07]", r"[\d-a]", r"[a-\d]", r"[\n-\t]", r"[b-a]", r"[é-a]",
    "(?x)# \\", "(?x)# \\\nb)", "(?x)# a\nb)", r"\N{a\}b}", r"\N{}", r"\N{", r"\N", r"\x4", r"\u004", r"\400", r"\1", r"\8",
]
for pattern in PATTERNS:
    for asked in pattern, pattern.encode("latin1"):
        try:
            print(ascii(asked), re.compile(asked).groups)
        except (re.PatternError, OverflowError) as error:
            print(ascii(asked), ascii(str(error)), getattr(error, "pos", None))

for pattern in "[a--\\", "[a--b]", "[a--", "[[\\", "[[a]", "[a&&\\", "[a&&b]":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(re.findall(pattern, "ab&["))
        except re.PatternError as error:
            print(error)
        print([str(warning.message) for warning in caught])

compiled = re.compile("(?P<name>b)|(c)?")
TEMPLATES = [
    r"\g<name>", r"\g<other>", r"\g<other>" + "\\", r"\g<na\>me>", r"\g<na\>", r"\g<name" + "\\", "\\g\\", "\\g<\\", r"\g<", r"\g", r"\g<>",
    r"\g<3>", r"\g<3>" + "\\", r"\g<3>a" + "\\", r"\9", r"\9" + "\\", r"\400", r"\400" + "\\", "\\", "a\\", "\\\\\\", "\\\\", r"\q", r"\q" + "\\",
]
for template in TEMPLATES:
    try:
        print(ascii(template), ascii(compiled.sub(template, "abc")))
    except (re.PatternError, IndexError) as error:
        print(ascii(template), type(error).__name__, error, getattr(error, "pos", None))

print(re.compile("a").groupindex, type(re.compile("a").groupindex), compiled.groupindex)
