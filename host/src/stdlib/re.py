"""Regular expressions."""

import _re
from enum import KEEP, IntFlag, global_enum
from functools import lru_cache

from _buffer import row
from _enum_type import _read_only
from _re_template import parse_template, PatternError, plain_template

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


_SEARCH, _MATCH, _FULL = 0, 1, 2
_ZERO, _NO_END = 0, 1 << 46
_MOST = (1 << 63) - 1


class Match:
    """Where a pattern has matched."""
    __static_name__ = "re.Match"

    __slots__ = ("re", "string", "pos", "endpos", "_spans")
    __module__ = "re"

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Match' instances")

    def __init_subclass__(cls):
        raise TypeError("type 're.Match' is not an acceptable base type")

    @property
    def lastindex(self):
        return self._spans[0] or None

    @property
    def lastgroup(self):
        last = self._spans[0]
        for name, number in self.re._names.items():
            if number == last:
                return name
        return None

    @property
    def regs(self):
        spans = self._spans
        return tuple((spans[i], spans[i + 1]) for i in range(1, len(spans), 2))

    def _index(self, group):
        """Where the span of a group is."""
        if type(group) is not int:
            if isinstance(group, str):
                group = self.re._names.get(group, -1)
            elif hasattr(group, "__index__"):
                group = group.__index__()
            else:
                group = -1
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return 2 * group + 1

    def _text(self, group, default=None):
        i = self._index(group)
        start = self._spans[i]
        if start < 0:
            return default
        string = self.string
        if isinstance(string, str):
            return str.__getitem__(string, slice(start, self._spans[i + 1]))
        if type(string) not in (bytes, bytearray, memoryview):
            string = row(string)
        text = string[start:self._spans[i + 1]]
        return text if type(text) is bytes else bytes(text)

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(groups[0])
        return tuple([self._text(group) for group in groups])

    def __getitem__(self, group):
        return self._text(group)

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(name, default) for name in self.re._names}

    def start(self, group=0, /):
        return self._spans[self._index(group)]

    def end(self, group=0, /):
        return self._spans[self._index(group) + 1]

    def span(self, group=0, /):
        i = self._index(group)
        return self._spans[i], self._spans[i + 1]

    def expand(self, template):
        if type(template) is not str:
            template = plain_template(template)
        parts = parse_template(self.re, template)
        empty = "" if isinstance(template, str) else b""
        return empty.join([self._text(p, empty) if type(p) is int else p for p in parts])

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_new_match = object.__new__


class Pattern:
    """A pattern, compiled."""
    __static_name__ = "re.Pattern"

    __slots__ = ("pattern", "flags", "groups", "_names", "_number", "__weakref__")
    __module__ = "re"

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def __init_subclass__(cls):
        raise TypeError("type 're.Pattern' is not an acceptable base type")

    @property
    def groupindex(self):
        return _read_only(self._names)

    def _find(self, string, pos, endpos, how):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        spans = _re.find(self._number, string, pos, endpos, how, False)
        return None if spans is None else self._found(string, pos, endpos, spans)

    def _found(self, string, pos, endpos, spans):
        found = _new_match(Match)
        found.re = self
        found.string = string
        found._spans = spans
        try:
            size = len(string)
        except TypeError:
            with memoryview._from_flags(string, 0) as view:
                size = len(view)
        found.pos = min(pos, size) if pos > 0 else 0
        found.endpos = endpos if 0 <= endpos < size else (size if endpos > 0 else 0)
        return found

    def match(self, string, pos=0, endpos=_NO_END):
        return self._find(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=_NO_END):
        return self._find(string, pos, endpos, _FULL)

    def search(self, string, pos=0, endpos=_NO_END):
        return self._find(string, pos, endpos, _SEARCH)

    def findall(self, string, pos=0, endpos=_NO_END):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        return _re.find_all(self._number, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=_NO_END):
        if pos is not _ZERO or endpos is not _NO_END:
            pos, endpos = _plain(pos), _plain(endpos)
        # What is no string is refused now, not when the first match is asked for.
        _re.find(self._number, string, 0, 0, _MATCH, False)
        return self._each(string, pos, endpos)

    def _each(self, string, pos, endpos):
        number, at, again = self._number, max(pos, 0), False
        while True:
            spans = _re.find(number, string, at, endpos, _SEARCH, again)
            if spans is None:
                return
            at = spans[2]
            again = spans[1] == at
            yield self._found(string, pos, endpos, spans)

    def scanner(self, string, pos=0, endpos=_NO_END):
        return _Scanner(self, string, pos, endpos)

    def split(self, string, maxsplit=0):
        if maxsplit is not _ZERO:
            maxsplit = _plain(maxsplit)
        return _re.split(self._number, string, maxsplit)

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if count is not _ZERO:
            count = _plain(count)
        if callable(repl):
            return self._substitute(repl, string, count)
        template = repl if type(repl) is str else plain_template(repl)
        if isinstance(template, str) is not isinstance(string, str):
            # Joining them fails, if there is a match.
            return self._substitute(lambda _: repl, string, count)
        repl = template
        parts = parse_template(self, repl)
        return _re.substitute(self._number, string, parts, count)

    def _substitute(self, repl, string, count):
        if count < 0:
            return string, 0
        parts, last, done = [], 0, 0
        for found in self.finditer(string):
            start, end = found.span()
            if last < start:
                parts.append(string[last:start])
            new = repl(found)
            if new is not None:
                parts.append(new)
            last = end
            done += 1
            if done == count:
                break
        parts.append(string[last:])
        empty = "" if isinstance(string, str) else b""
        return empty.join(parts), done

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str):
            flags &= ~32
        shown = repr(self.pattern)
        if len(shown) > 200:
            shown = shown[:200]
        if not flags:
            return f"re.compile({shown})"
        return f"re.compile({shown}, {_flag_names(flags)})"

    def __eq__(self, other):
        if type(other) is not Pattern:
            return NotImplemented
        return self._number == other._number

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


Match.__class_getitem__ = classmethod(Pattern.__class_getitem__.__func__)


def _plain(number):
    """The number as a plain int, as C's `Py_ssize_t`; flags are given where a count should be."""
    n = range(number).stop + 0
    if not -_MOST - 1 <= n <= _MOST:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return n


def _flag_names(flags):
    parts = []
    for name in ("IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "DEBUG", "ASCII"):
        value = int(RegexFlag.__members__[name])
        if flags & value:
            flags &= ~value
            parts.append("re." + name)
    if flags & 32:
        flags &= ~32
        parts.insert(0, "re.UNICODE")
    if flags:
        parts.append(hex(flags))
    return "|".join(parts)


class _Scanner:
    """Goes from match to match."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        pos, endpos = _plain(pos), _plain(endpos)
        self._rest = (string, pos, endpos)
        self._at, self._again = max(pos, 0), False

    def _next(self, how):
        string, pos, endpos = self._rest
        spans = _re.find(self.pattern._number, string, self._at, endpos, how, self._again)
        if spans is None:
            return None
        self._at = spans[2]
        self._again = spans[1] == spans[2]
        return self.pattern._found(string, pos, endpos, spans)

    def match(self):
        return self._next(_MATCH)

    def search(self):
        return self._next(_SEARCH)


_cache = {}
_MOST_CACHED = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
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
    new = _new_match(Pattern)
    new.pattern = pattern
    new._number, new.flags, new.groups, names, numbers, _ = made
    new._names = dict(zip(names, numbers))
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
