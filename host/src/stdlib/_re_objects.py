"""The types of `re` that are native code in CPython: patterns, matches, and what goes through a text."""

import _re

from _buffer import row
from _deque import matched as _matched
from _enum_type import _read_only
from _re_template import parse_template, plain_template

# The module whose classes these are.
__name__ = "re"

_SEARCH, _MATCH, _FULL = 0, 1, 2
_ZERO, _NO_END = 0, 1 << 46
_MOST = (1 << 63) - 1

_new = _matched._new
_held = _matched._held


def _generic(cls, item):
    from types import GenericAlias

    return GenericAlias(cls, item)


class Match:
    """Where a pattern has matched. The slot holds what natives go by."""

    __static_name__ = "re.Match"
    __slots__ = ("_state",)

    def __new__(cls, /, *args, **keywords):
        raise TypeError("cannot create 're.Match' instances")

    def __init_subclass__(cls):
        raise TypeError("type 're.Match' is not an acceptable base type")

    group = _matched.group
    groups = _matched.groups
    groupdict = _matched.groupdict
    start = _matched.start
    end = _matched.end
    span = _matched.span
    re = _matched.re
    string = _matched.string
    pos = _matched.pos
    endpos = _matched.endpos
    lastindex = _matched.lastindex
    lastgroup = _matched.lastgroup
    regs = _matched.regs
    __getitem__ = _matched.__getitem__
    __class_getitem__ = classmethod(_generic)

    def expand(self, template):
        if type(template) is not str:
            template = plain_template(template)
        parts = parse_template(self.re, template)
        empty = "" if isinstance(template, str) else b""
        texts = [self.group(part) if type(part) is int else part for part in parts]
        return empty.join([empty if text is None else text for text in texts])

    def __repr__(self, /):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self, /):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __reduce__(self, /):
        raise TypeError("cannot pickle 're.Match' object")


_MATCH_SLOT = Match._state
del Match._state


def _piece(string, start, end):
    """What lies between two places in what is no string: bytes."""
    if type(string) not in (bytearray, memoryview):
        string = row(string)
    text = string[start:end]
    return text if type(text) is bytes else bytes(text)


# What the tuple that a pattern holds begins with, natives go by: its number, the numbers of its groups by
# their names, the class of matches, the descriptor of their slot.
_NAMES, _PATTERN, _FLAGS, _GROUPS = 1, 4, 5, 6


class Pattern:
    """A pattern, compiled. The slot holds what it is made of."""

    __static_name__ = "re.Pattern"
    __slots__ = ("_parts", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        raise TypeError("cannot create 're.Pattern' instances")

    def __init_subclass__(cls):
        raise TypeError("type 're.Pattern' is not an acceptable base type")

    @property
    def pattern(self):
        return _held(self)[_PATTERN]

    @property
    def flags(self):
        return _held(self)[_FLAGS]

    @property
    def groups(self):
        return _held(self)[_GROUPS]

    @property
    def groupindex(self):
        names = _held(self)[_NAMES]
        return _read_only(names) if names else {}

    def match(self, /, string, pos=_ZERO, endpos=_NO_END):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        return _re.find(self, string, pos, endpos, _MATCH)

    def fullmatch(self, /, string, pos=_ZERO, endpos=_NO_END):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        return _re.find(self, string, pos, endpos, _FULL)

    def search(self, /, string, pos=_ZERO, endpos=_NO_END):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        return _re.find(self, string, pos, endpos, _SEARCH)

    def findall(self, /, string, pos=_ZERO, endpos=_NO_END):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        return _re.find_all(self, string, pos, endpos)

    def finditer(self, /, string, pos=_ZERO, endpos=_NO_END):
        return iter(_scanner(self, string, pos, endpos).search, None)

    def scanner(self, /, string, pos=_ZERO, endpos=_NO_END):
        return _scanner(self, string, pos, endpos)

    def split(self, /, string, maxsplit=_ZERO):
        if maxsplit is not _ZERO:
            maxsplit = _plain(maxsplit)
        return _re.split(self, string, maxsplit)

    def sub(self, /, repl, string, count=_ZERO):
        if type(repl) is type(string) is str and count is _ZERO and "\\" not in repl:
            return _re.substitute(self, string, repl, 0)[0]
        return _substituted(self, repl, string, count)[0]

    def subn(self, /, repl, string, count=_ZERO):
        return _substituted(self, repl, string, count)

    def __repr__(self, /):
        return _shown(self)

    def __eq__(self, other, /):
        if type(other) is not Pattern:
            return NotImplemented
        ours, theirs = _held(self), _held(other)
        return (ours[_FLAGS] == theirs[_FLAGS] and ours[_PATTERN] == theirs[_PATTERN]
                and isinstance(ours[_PATTERN], str) is isinstance(theirs[_PATTERN], str))

    def __hash__(self, /):
        parts = _held(self)
        return hash((parts[_FLAGS], parts[_PATTERN]))

    def __copy__(self, /):
        return self

    def __deepcopy__(self, memo, /):
        return self

    def __reduce__(self, /):
        from re import _compile

        return _compile, (self.pattern, self.flags)

    __class_getitem__ = classmethod(_generic)


_PATTERN_SLOT = Pattern._parts
del Pattern._parts


def _made(pattern, flags, number, groups, names):
    """A pattern that has been compiled under a number."""
    parts = number, names, Match, _MATCH_SLOT, pattern, flags, groups
    return _new(Pattern, parts, _PATTERN_SLOT)


def _plain(number):
    """The number as a plain int, as C's `Py_ssize_t`, and no farther than natives need to know; flags are
    given where a count should be."""
    n = range(number).stop + 0
    if not -_MOST - 1 <= n <= _MOST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return min(max(n, -1), _NO_END)


def _substituted(pattern, repl, string, count):
    """The text with other text in place of matches, and the number of those."""
    if count is not _ZERO:
        count = _plain(count)
    if callable(repl):
        return _replaced(pattern, repl, string, count)
    template = repl if type(repl) is str else plain_template(repl)
    if isinstance(template, str) is not isinstance(string, str):
        # Joining them fails, if there is a match.
        return _replaced(pattern, lambda _: repl, string, count)
    return _re.substitute(pattern, string, parse_template(pattern, template), count)


def _replaced(pattern, function, string, count):
    if count < 0:
        return string, 0
    parts, last, done = [], 0, 0
    state = [pattern, 0, _NO_END, False, 0]
    while (found := _re.step(state, string, _SEARCH)) is not None:
        start, end = found.span()
        if last < start:
            parts.append(string[last:start])
        new = function(found)
        if new is not None:
            parts.append(new)
        last = end
        done += 1
        if done == count:
            break
    parts.append(string[last:])
    empty = "" if isinstance(string, str) else b""
    return empty.join(parts), done


def _shown(pattern):
    flags = pattern.flags
    if isinstance(pattern.pattern, str):
        flags &= ~32
    shown = repr(pattern.pattern)
    if len(shown) > 200:
        shown = shown[:200]
    if not flags:
        return f"re.compile({shown})"
    return f"re.compile({shown}, {_flag_names(flags)})"


# In the order in which they are shown, behind UNICODE.
_FLAG_NAMES = (("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("VERBOSE", 64),
               ("DEBUG", 128), ("ASCII", 256))


def _flag_names(flags):
    parts = []
    for name, value in _FLAG_NAMES:
        if flags & value:
            flags &= ~value
            parts.append("re." + name)
    if flags & 32:
        flags &= ~32
        parts.insert(0, "re.UNICODE")
    if flags:
        parts.append(hex(flags))
    return "|".join(parts)


class SRE_Scanner:
    """Goes from match to match. The slot holds the pattern, the text and where in it this is."""

    __static_name__ = "_sre.SRE_Scanner"
    __slots__ = ("_parts",)
    __module__ = "_sre"

    def __new__(cls, /, *args, **keywords):
        raise TypeError("cannot create '_sre.SRE_Scanner' instances")

    def __init_subclass__(cls):
        raise TypeError("type '_sre.SRE_Scanner' is not an acceptable base type")

    @property
    def pattern(self):
        return _held(self)[0]

    def match(self, /):
        _, string, state = _held(self)
        return _re.step(state, string, _MATCH)

    def search(self, /):
        _, string, state = _held(self)
        return _re.step(state, string, _SEARCH)


_SCANNER_SLOT = SRE_Scanner._parts
del SRE_Scanner._parts


def _scanner(pattern, string, pos, endpos):
    if pos is not _ZERO or endpos is not _NO_END:
        pos, endpos = _plain(pos), _plain(endpos)
    # What is no string is refused now, not when the first match is asked for.
    _re.find(pattern, string, 0, 0, _MATCH)
    state = [pattern, pos, endpos, False, pos]
    return _new(SRE_Scanner, (pattern, string, state), _SCANNER_SLOT)
