"""Templates of `re.sub`, and the errors of patterns."""

from _deque import matched as _matched

_held = _matched._held


class PatternError(Exception):
    """A pattern that makes no sense."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


_CONTROLS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
             "\\": "\\"}
_OCTAL = "01234567"
_DIGITS = "0123456789"
_known = {}


def plain_template(repl):
    """The template, which is a string or what holds bytes."""
    if isinstance(repl, (str, bytes)):
        return repl
    if hasattr(type(repl), "__buffer__"):
        return bytes(repl)
    # Known templates are looked for before this one is read.
    hash(repl)
    return str(repl, "latin1")


def parse_template(pattern, repl):
    """The parts of a template: texts, and numbers of groups."""
    if isinstance(repl, str):
        if "\\" not in repl:
            return [str.__str__(repl)]
    elif b"\\" not in repl:
        return [bytes(repl)]
    # What was compiled under one number has the same groups.
    key = (_held(pattern)[0], type(repl), repl)
    parts = _known.get(key)
    if parts is None:
        parts = _Template(pattern, repl).parse()
        if len(_known) >= 512:
            _known.clear()
        _known[key] = parts
    return parts


class _Template:
    def __init__(self, pattern, repl):
        self.pattern = pattern
        self.source = repl
        self.is_text = isinstance(repl, str)
        self.text = repl if self.is_text else str(repl, "latin1")
        self.at = 0
        self.parts = []
        self.literal = []
        # Where a backslash that escapes nothing ends the template; behind its end if none does.
        plain = len(self.text.rstrip("\\"))
        self.lone = len(self.text) - (len(self.text) - plain) % 2

    def error(self, message, back):
        if self.at >= self.lone < len(self.text):
            return self.lone_backslash()
        return PatternError(message, self.source, self.at - back)

    def lone_backslash(self):
        return PatternError("bad escape (end of pattern)", self.source, self.lone)

    def flush(self):
        text = "".join(self.literal)
        if text:
            self.parts.append(text if self.is_text else text.encode("latin1"))
        self.literal.clear()

    def group(self, number, back):
        if number > self.pattern.groups:
            raise self.error(f"invalid group reference {number}", back)
        self.flush()
        self.parts.append(number)

    def parse(self):
        text = self.text
        while self.at < len(text):
            slash = text.find("\\", self.at)
            if slash < 0:
                slash = len(text)
            self.literal.append(text[self.at:slash])
            self.at = slash
            if slash < len(text):
                if slash == self.lone:
                    raise self.lone_backslash()
                self.at += 2
                self.escape(text[slash + 1])
        self.flush()
        return self.parts

    def peek(self):
        return self.text[self.at:self.at + 1]

    def take_digit(self, digits):
        c = self.peek()
        if c and c in digits:
            self.at += 1
            return c
        return ""

    def escape(self, c):
        if c == "g":
            self.named()
        elif c == "0":
            digits = c + self.take_digit(_OCTAL)
            digits += self.take_digit(_OCTAL)
            self.literal.append(chr(int(digits, 8) & 0xFF))
        elif c in _DIGITS:
            self.number(c)
        elif c in _CONTROLS:
            self.literal.append(_CONTROLS[c])
        elif c.isascii() and c.isalpha():
            raise self.error(f"bad escape \\{c}", 2)
        else:
            self.literal.append("\\" + c)

    def number(self, c):
        digits = c + self.take_digit(_DIGITS)
        if len(digits) == 2 and digits[0] in _OCTAL and digits[1] in _OCTAL:
            third = self.take_digit(_OCTAL)
            if third:
                value = int(digits + third, 8)
                if value > 0o377:
                    raise self.error(f"octal escape value \\{digits}{third} outside of "
                                     "range 0-0o377", 4)
                self.literal.append(chr(value))
                return
        self.group(int(digits), len(digits))

    def named(self):
        if self.peek() != "<":
            raise self.error("missing <", 0)
        self.at += 1
        name = self.name()
        if not name:
            raise self.error("missing group name", 1)
        if name.isdecimal() and name.isascii():
            self.group(int(name), len(name) + 1)
            return
        if not name.isidentifier() or not self.is_text and not name.isascii():
            shown = repr(name) if self.is_text else ascii(name)
            raise self.error(f"bad character in group name {shown}", len(name) + 1)
        names = self.pattern.groupindex
        if name not in names:
            if self.at >= self.lone < len(self.text):
                raise self.lone_backslash()
            raise IndexError(f"unknown group name {name!r}")
        self.group(names[name], len(name) + 1)

    def name(self):
        text, start = self.text, self.at
        while self.peek() != ">":
            if self.at >= len(text):
                left = len(text) - start
                message = "missing >, unterminated name" if left else "missing group name"
                raise self.error(message, left)
            self.at += 2 if text[self.at] == "\\" else 1
        self.at += 1
        return text[start:self.at - 1]
