"""The tokens of Python sources."""

import re
from codecs import BOM_UTF8
from collections import namedtuple
from io import TextIOWrapper

import token as _token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = _token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize",
                            "TokenInfo", "open", "TokenError"]

_COOKIE = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
_BLANK = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)", re.ASCII)
_SPACE = re.compile(r"[ \f\t]*")
_NUMBER = re.compile(
    r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
    r"|(?:(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?"
    r"|[0-9](?:_?[0-9])*[eE][-+]?[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*)[jJ]?"
)
_NAME = re.compile(r"\w+")
_QUOTE = re.compile(r"([a-zA-Z]{0,2})('''|\"\"\"|'|\")")
_SIGN = re.compile("|".join(map(re.escape, sorted(EXACT_TOKEN_TYPES, key=len, reverse=True))))


class TokenError(Exception):
    pass


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return (f"TokenInfo(type={kind}, string={self.string!r}, start={self.start!r}, "
                f"end={self.end!r}, line={self.line!r})")

    @property
    def exact_type(self):
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


class _Scanner:
    """Makes the tokens of lines."""

    def __init__(self, readline):
        self.readline = readline
        self.row = 0
        self.line = ""
        self.at = 0
        self.indents = [0]
        # Open brackets; formatted strings in them are among these.
        self.open = []

    def next_line(self):
        try:
            line = self.readline()
        except StopIteration:
            line = ""
        self.row += 1
        self.line, self.at = line, 0
        return bool(line)

    def made(self, kind, start, end=None, line=None):
        """The token from a column of this line to here."""
        end = self.at if end is None else end
        text = self.line[start:end]
        return TokenInfo(kind, text, (self.row, start), (self.row, end), line or self.line)

    def tokens(self):
        ended = True
        while self.next_line():
            if not self.open:
                blank = yield from self.begin()
                if blank:
                    continue
            yield from self.rest()
            ended, self.last_line = self.line.endswith("\n"), self.line
        if self.open:
            raise TokenError("unexpected EOF in multi-line statement", (self.row, 0))
        if not ended:
            row, column = self.last
            yield TokenInfo(NEWLINE, "", (row, column), (row, column + 1), self.last_line)
        for _ in self.indents[1:]:
            yield TokenInfo(DEDENT, "", (self.row, 0), (self.row, 0), "")
        yield TokenInfo(ENDMARKER, "", (self.row, 0), (self.row, 0), "")

    def begin(self):
        """Indentation; whether the line is blank."""
        column = 0
        while self.at < len(self.line) and self.line[self.at] in " \t\f":
            c = self.line[self.at]
            column = column + 1 if c == " " else column // 8 * 8 + 8 if c == "\t" else 0
            self.at += 1
        if self.line[self.at:self.at + 1] in ("#", "\n", "\r", ""):
            yield from self.comment_and_end(NL)
            return True
        if column > self.indents[-1]:
            self.indents.append(column)
            yield self.made(INDENT, 0)
        while column < self.indents[-1]:
            if column not in self.indents:
                raise IndentationError(
                    "unindent does not match any outer indentation level",
                    ("<string>", self.row, self.at, self.line),
                )
            self.indents.pop()
            yield self.made(DEDENT, self.at)
        return False

    def comment_and_end(self, kind):
        """A comment, if there is one, and the line's end."""
        if self.line[self.at:self.at + 1] == "#":
            start, self.at = self.at, len(self.line.rstrip("\r\n"))
            yield self.made(COMMENT, start)
        start, self.at = self.at, len(self.line)
        self.last = self.row, start
        if start < self.at or kind == NL:
            token = self.made(kind, start)
            yield token._replace(end=(self.row, start + 1)) if start == self.at else token

    def rest(self):
        """The tokens of the rest of the line, and of those that it goes on to."""
        while True:
            self.at = _SPACE.match(self.line, self.at).end()
            c = self.line[self.at:self.at + 1]
            if c in ("", "\n", "\r", "#"):
                yield from self.comment_and_end(NL if self.open else NEWLINE)
                return
            if c == "\\" and self.line[self.at + 1:].strip("\r\n") == "":
                if not self.next_line():
                    raise TokenError("unexpected EOF in multi-line statement", (self.row, 0))
                continue
            yield from self.one(c)

    def one(self, c):
        """The next token; of a string that is formatted all its tokens."""
        start = self.at
        quote = _QUOTE.match(self.line, start)
        if quote:
            self.at = quote.end()
            if "f" in quote[1].lower():
                yield self.made(FSTRING_START, start)
                yield from self.formatted(quote[2], "r" in quote[1].lower())
            else:
                yield self.string(start, quote[2])
            return
        number = _NUMBER.match(self.line, start)
        name = _NAME.match(self.line, start)
        sign = _SIGN.match(self.line, start)
        for kind, found in ((NUMBER, number), (NAME, name), (OP, sign)):
            if found:
                self.at = found.end()
                if kind == OP and found[0] in "([{":
                    self.open.append(found[0])
                elif kind == OP and found[0] in ")]}" and self.open:
                    self.open.pop()
                yield self.made(kind, start)
                return
        self.at += 1
        yield self.made(ERRORTOKEN, start)

    def string(self, start, quote):
        """The string that began at `start`, up to its closing quote."""
        row, text, lines, begin = self.row, "", self.line, start
        while True:
            end = self.find_quote(quote)
            if end >= 0:
                self.at = end + len(quote)
                text += self.line[begin:self.at]
                return TokenInfo(STRING, text, (row, start), (self.row, self.at), lines)
            text, begin = text + self.line[begin:], 0
            if len(quote) == 1 and not self.line.rstrip("\r\n").endswith("\\"):
                raise TokenError(f"unterminated string literal (detected at line {row})", (row, start + 1))
            if not self.next_line():
                raise TokenError("unterminated triple-quoted string literal", (row, start + 1))
            lines += self.line

    def find_quote(self, quote):
        at = self.at
        while at < len(self.line):
            if self.line[at] == "\\":
                at += 2
            elif self.line.startswith(quote, at):
                return at
            else:
                at += 1
        return -1

    def formatted(self, quote, raw, spec=False):
        """The tokens of a formatted string behind its start; of a format where `spec` is set."""
        text, place, fields = "", (self.row, self.at), False
        while True:
            c = self.line[self.at:self.at + 1]
            twice = not spec and c and c in "{}" and self.line[self.at + 1:self.at + 2] == c
            over = c == "}" if spec else self.line.startswith(quote, self.at)
            if (over or c == "{") and not twice:
                if text or over and spec and fields:
                    yield TokenInfo(FSTRING_MIDDLE, text, place, (self.row, self.at), self.line)
                if over:
                    break
                yield from self.field(quote, raw)
                text, place, fields = "", (self.row, self.at), True
                continue
            if not c:
                if not self.next_line():
                    raise TokenError("unterminated f-string literal", place)
                continue
            if twice:
                # A token ends with the first of the two.
                end = self.row, self.at + 1
                yield TokenInfo(FSTRING_MIDDLE, text + c, place, end, self.line)
                self.at += 2
                text, place = "", (self.row, self.at)
                continue
            count = 2 if c == "\\" else 1
            text += self.line[self.at:self.at + count]
            self.at += count
        if not spec:
            start = self.at
            self.at += len(quote)
            yield self.made(FSTRING_END, start)

    def field(self, quote, raw):
        """A part in braces."""
        depth = len(self.open)
        yield from self.one("{")
        while len(self.open) > depth:
            self.at = _SPACE.match(self.line, self.at).end()
            c = self.line[self.at:self.at + 1]
            inner = len(self.open) == depth + 1
            if c in ("", "\n", "\r", "#"):
                yield from self.comment_and_end(NL)
                if not self.next_line():
                    raise TokenError("unexpected EOF in multi-line statement", (self.row, 0))
            elif inner and c == ":":
                self.at += 1
                yield self.made(OP, self.at - 1)
                yield from self.formatted(quote, raw, spec=True)
            elif inner and c == "!" and self.line[self.at + 1:self.at + 2] != "=":
                self.at += 1
                yield self.made(OP, self.at - 1)
            else:
                yield from self.one(c)


def generate_tokens(readline):
    """The tokens of lines of text."""
    return _Scanner(readline).tokens()


def tokenize(readline):
    """The tokens of lines of bytes, after one that tells their encoding."""
    encoding, lines = detect_encoding(readline)
    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")

    def texts():
        for line in lines:
            yield line.decode(encoding)
        while True:
            try:
                line = readline()
            except StopIteration:
                return
            if not line:
                return
            yield line.decode(encoding)

    made = texts()
    yield from generate_tokens(lambda: next(made, ""))


def detect_encoding(readline):
    """The encoding of a source, and the lines that were read to know it."""
    def line():
        try:
            return readline()
        except StopIteration:
            return b""

    def cookie(text):
        try:
            found = _COOKIE.match(text.decode("utf-8"))
        except UnicodeDecodeError:
            raise SyntaxError("invalid or missing encoding declaration") from None
        if not found:
            return None
        import codecs
        name = found[1].lower().replace("_", "-")
        try:
            codecs.lookup(name)
        except LookupError:
            raise SyntaxError(f"unknown encoding: {found[1]}") from None
        if name in ("utf-8", "utf8"):
            name = "utf-8"
        elif name in ("latin-1", "iso-8859-1", "iso-latin-1"):
            name = "iso-8859-1"
        if marked and name != "utf-8":
            raise SyntaxError("encoding problem: utf-8")
        return "utf-8-sig" if marked else name

    first = line()
    marked = first.startswith(BOM_UTF8)
    first = first.removeprefix(BOM_UTF8)
    default = "utf-8-sig" if marked else "utf-8"
    if not first:
        return default, []
    found = cookie(first)
    if found or not _BLANK.match(first):
        return found or default, [first]
    second = line()
    if not second:
        return default, [first]
    return cookie(second) or default, [first, second]


def open(filename):
    """A source file, with the encoding that it says."""
    import io
    buffer = io.open(filename, "rb")
    encoding, _ = detect_encoding(buffer.readline)
    buffer.seek(0)
    text = TextIOWrapper(buffer, encoding, line_buffering=True)
    text.mode = "r"
    return text


def untokenize(iterable):
    """A source that has these tokens."""
    out, row, column, encoding, paired = [], 1, 0, None, False
    for token in iterable:
        if len(token) == 2 or paired:
            paired = True
            kind, text = token[:2]
            if kind == ENCODING:
                encoding = text
            elif kind in (NAME, NUMBER, STRING, FSTRING_START):
                out.append(text + ("" if kind == FSTRING_START else " "))
            elif kind not in (DEDENT, ENDMARKER, INDENT):
                out.append(text.replace("{", "{{").replace("}", "}}") if kind == FSTRING_MIDDLE else text)
            continue
        kind, text, start, end, _ = token
        if kind == ENCODING:
            encoding = text
            continue
        if kind in (DEDENT, ENDMARKER):
            continue
        if start[0] > row:
            out.append("\\\n" * (start[0] - row))
            row, column = start[0], 0
        if kind != INDENT or start[1] > column:
            out.append(" " * (start[1] - column))
        out.append(text.replace("{", "{{").replace("}", "}}") if kind == FSTRING_MIDDLE else text)
        row, column = end
        if kind in (NEWLINE, NL):
            row, column = row + 1, 0
    text = "".join(out)
    return text if encoding is None else text.encode(encoding)


def _listed(infile):
    """The tokens of a file, or of the standard input."""
    if infile is None:
        import sys

        return generate_tokens(sys.stdin.readline)
    import io

    with io.open(infile, "rb") as file:
        return list(tokenize(file.readline))


def main():
    """`python -m tokenize [-e] [FILE]`: prints tokens and where they are."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m tokenize")
    parser.add_argument("filename", nargs="?", metavar="filename.py", help="nothing: stdin")
    parser.add_argument("-e", "--exact", action="store_true", help="exact types of operators")
    options = parser.parse_args()
    name = options.filename or "<stdin>"
    try:
        for token in _listed(options.filename):
            kind = tok_name[token.exact_type if options.exact else token.type]
            (line, column), (last, end) = token.start, token.end
            place = f"{line},{column}-{last},{end}:"
            print(f"{place:20}{kind:15}{token.string!r:15}")
    except (TokenError, IndentationError, SyntaxError) as error:
        message, where = error.args[:2]
        sys.exit(f"{name}:{where[-2]}:{where[-1]}: error: {message}")
    except OSError as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
