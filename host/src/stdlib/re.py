"""Regular expressions."""

import _re
from enum import KEEP, IntFlag, global_enum
from functools import lru_cache

from _re_objects import _made, Match, Pattern
from _re_template import PatternError

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
    "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII",
    "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    "PatternError",
]
__version__ = "2.2.1"
error = PatternError


@global_enum
class RegexFlag(IntFlag, boundary=KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128

    _numeric_repr_ = hex
    __str__ = object.__str__


_cache = {}
_MOST_CACHED = 512


def _compile(pattern, flags):
    if type(flags) is not int and isinstance(flags, RegexFlag):
        flags = flags._value_
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError("first argument must be string or compiled pattern")
    # A truth value is a number as well.
    flags = flags & -1
    made = _re.compile(pattern, flags)
    if made[-1]:
        import warnings

        for text in made[-1]:
            warnings.warn(text, FutureWarning, stacklevel=3)
    if made[0] is None:
        raise PatternError(made[1], None if made[2] is None else pattern, made[2])
    number, given_flags, groups, names, numbers, _ = made
    new = _made(pattern, given_flags, number, groups, dict(zip(names, numbers)))
    if not flags & 128:
        if len(_cache) >= _MOST_CACHED:
            del _cache[next(iter(_cache))]
        _cache[type(pattern), pattern, flags] = new
    return new


def compile(pattern, flags=0):
    """The pattern, compiled."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compile(pattern, flags).search(string)


_given = object()


def _by_position(function, names, args, values):
    """Values of arguments that are given by position although they should have names."""
    values = list(values)
    if len(args) > len(values):
        raise TypeError(f"{function}() takes from {names[0]} to {names[1]} positional arguments "
                        f"but {len(args) + names[0]} were given")
    for i, value in enumerate(args):
        if values[i] is not _given:
            raise TypeError(f"{function}() got multiple values for argument {names[2 + i]!r}")
        values[i] = value
    if args:
        import warnings
        warnings.warn(f"{names[2]!r} is passed as positional argument", DeprecationWarning,
                      stacklevel=3)
    return [0 if value is _given else value for value in values]


def sub(pattern, repl, string, *args, count=_given, flags=_given):
    if not args and count is _given and flags is _given:
        return _compile(pattern, 0).sub(repl, string)
    count, flags = _by_position("sub", (3, 5, "count", "flags"), args, (count, flags))
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_given, flags=_given):
    count, flags = _by_position("subn", (3, 5, "count", "flags"), args, (count, flags))
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_given, flags=_given):
    maxsplit, flags = _by_position("split", (2, 4, "maxsplit", "flags"), args, (maxsplit, flags))
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compile(pattern, flags).finditer(string)


def purge():
    """Forgets the compiled patterns."""
    _cache.clear()


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The pattern that matches a text."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    """Splits a text by a lexicon of patterns, with what to do for each."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result, at = [], 0
        while True:
            for pattern, action in self._actions:
                found = pattern.match(string, at)
                if found is not None:
                    break
            else:
                break
            if found.end() == at:
                break
            at = found.end()
            self.match = found
            if callable(action):
                action = action(self, found.group())
            if action is not None:
                result.append(action)
        return result, string[at:]
