"""Reading JSON. Without hooks it is read natively."""

import _json
import re

_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
WHITESPACE = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_LAX = re.compile(r'[^"\\]*')
_CONSTANTS = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecodeError(ValueError):
    """A text is no JSON."""

    __module__ = "json.decoder"

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._is_plain = strict and not (
            object_hook or parse_float or parse_int or parse_constant or object_pairs_hook)

    def decode(self, s, _w=WHITESPACE.match):
        obj, end = self.raw_decode(s, _w(s, 0).end())
        end = _w(s, end).end()
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        if self._is_plain:
            read = _json.decode(s, idx)
            if len(read) == 2:
                return read
            if len(read) == 3:
                raise JSONDecodeError(read[1], s, read[2])
        return self._value(s, idx)

    def _value(self, s, at):
        """The value that begins at a place, and where it ends."""
        c = s[at:at + 1]
        if c == '"':
            return self._string(s, at + 1)
        if c == "{":
            return self._object(s, at + 1)
        if c == "[":
            return self._array(s, at + 1)
        for word, value in ("null", None), ("true", True), ("false", False):
            if s.startswith(word, at):
                return value, at + len(word)
        found = _NUMBER.match(s, at)
        if found is not None:
            whole, fraction, exponent = found.groups()
            if fraction or exponent:
                return self.parse_float(whole + (fraction or "") + (exponent or "")), found.end()
            return self.parse_int(whole), found.end()
        for word in _CONSTANTS:
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        raise JSONDecodeError("Expecting value", s, at)

    def _string(self, s, at):
        begin, parts = at - 1, []
        plain = _PLAIN if self.strict else _LAX
        while True:
            end = plain.match(s, at).end()
            parts.append(s[at:end])
            c = s[end:end + 1]
            if c == '"':
                return "".join(parts), end + 1
            if not c:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if c != "\\":
                raise JSONDecodeError("Invalid control character at", s, end)
            escape = s[end + 1:end + 2]
            if not escape:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if escape == "u":
                c, at = self._code_point(s, end + 1)
            elif escape in _ESCAPES:
                c, at = _ESCAPES[escape], end + 2
            else:
                raise JSONDecodeError("Invalid \\escape", s, end)
            parts.append(c)

    def _code_point(self, s, at):
        code = self._four_digits(s, at)
        at += 5
        if 0xD800 <= code < 0xDC00 and s.startswith("\\u", at):
            other = self._four_digits(s, at + 1)
            if 0xDC00 <= other < 0xE000:
                return chr(0x10000 + (code - 0xD800 << 10 | other - 0xDC00)), at + 6
        return chr(code), at

    def _four_digits(self, s, at):
        digits = s[at + 1:at + 5]
        if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
            return int(digits, 16)
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at)

    def _array(self, s, at):
        values = []
        at = WHITESPACE.match(s, at).end()
        if s.startswith("]", at):
            return values, at + 1
        while True:
            value, at = self._value(s, at)
            values.append(value)
            at = WHITESPACE.match(s, at).end()
            if s.startswith("]", at):
                return values, at + 1
            if not s.startswith(",", at):
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma, at = at, WHITESPACE.match(s, at + 1).end()
            if s.startswith("]", at):
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _object(self, s, at):
        pairs = []
        at = WHITESPACE.match(s, at).end()
        if s.startswith("}", at):
            return self._made(pairs), at + 1
        while True:
            if not s.startswith('"', at):
                message = "Expecting property name enclosed in double quotes"
                raise JSONDecodeError(message, s, at)
            key, at = self._string(s, at + 1)
            at = WHITESPACE.match(s, at).end()
            if not s.startswith(":", at):
                raise JSONDecodeError("Expecting ':' delimiter", s, at)
            value, at = self._value(s, WHITESPACE.match(s, at + 1).end())
            pairs.append((key, value))
            at = WHITESPACE.match(s, at).end()
            if s.startswith("}", at):
                return self._made(pairs), at + 1
            if not s.startswith(",", at):
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            comma, at = at, WHITESPACE.match(s, at + 1).end()
            if s.startswith("}", at):
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)

    def _made(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        made = dict(pairs)
        return made if self.object_hook is None else self.object_hook(made)
