"""What `re._parser` tells of a pattern: how many characters it matches."""

import re

from _re import width as _width

# The module whose functions these are.
__name__ = "re._parser"

MAXREPEAT = 4294967295
MAXGROUPS = 1073741823
MAXWIDTH = 1 << 64
error = re.error


class SubPattern:
    """A pattern that has been read."""

    def __init__(self, pattern):
        self.pattern = pattern

    def getwidth(self):
        """The least and the most characters that the pattern matches."""
        least, most = _width(self.pattern)
        return least, MAXREPEAT if most >= 1 << 31 else most


def parse(str, flags=0, state=None):
    return SubPattern(re.compile(str, flags))
