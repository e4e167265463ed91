# A JSON parser and writer.


class JSONError(ValueError):
    def __init__(self, message, text, at):
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        super().__init__(f"{message} at line {line}, column {column}")
        self.at = at


ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
LITERALS = {"true": True, "false": False, "null": None}


class Parser:
    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message):
        raise JSONError(message, self.text, self.at)

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\r\n":
            self.at += 1

    def peek(self):
        self.space()
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, mark):
        if self.peek() != mark:
            self.fail(f"expected {mark!r}, got {self.peek()!r}")
        self.at += 1

    def value(self):
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, value in LITERALS.items():
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        self.fail("expected a value")

    def object(self):
        self.expect("{")
        result = {}
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            if self.peek() != '"':
                self.fail("expected a name")
            name = self.string()
            self.expect(":")
            result[name] = self.value()
            if self.peek() == "}":
                self.at += 1
                return result
            self.expect(",")

    def array(self):
        self.expect("[")
        result = []
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() == "]":
                self.at += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        parts = []
        while True:
            if self.at >= len(self.text):
                self.fail("the string has no end")
            c = self.text[self.at]
            self.at += 1
            if c == '"':
                return "".join(parts)
            if c != "\\":
                parts.append(c)
                continue
            c = self.text[self.at]
            self.at += 1
            if c == "u":
                parts.append(chr(int(self.text[self.at : self.at + 4], 16)))
                self.at += 4
            elif c in ESCAPES:
                parts.append(ESCAPES[c])
            else:
                self.fail(f"no such escape: {c}")

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789":
            self.at += 1
        text = self.text[start : self.at]
        try:
            return int(text)
        except ValueError:
            pass
        try:
            return float(text)
        except ValueError:
            self.at = start
            self.fail(f"no number: {text}")


def loads(text):
    parser = Parser(text)
    value = parser.value()
    if parser.peek():
        parser.fail("something follows")
    return value


def dumps(value, indent=None, level=0):
    newline = "" if indent is None else "\n" + " " * indent * (level + 1)
    end = "" if indent is None else "\n" + " " * indent * level
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return '"' + "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in quoted) + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    separator = "," + (newline or " ")
    if isinstance(value, (list, tuple)):
        if not value:
            return "[]"
        return "[" + newline + separator.join(dumps(v, indent, level + 1) for v in value) + end + "]"
    if isinstance(value, dict):
        pairs = (dumps(k) + ": " + dumps(v, indent, level + 1) for k, v in value.items())
        return "{" + newline + separator.join(pairs) + end + "}" if value else "{}"
    raise TypeError(f"cannot write a {type(value).__name__}")


SAMPLE = """
{"name": "Stack", "sizes": [1, 2.5, -3e2, 0], "nested": {"a": [], "b": {}, "c": [[]]},
 "text": "line\\n\\"quoted\\" \\u00e9\\u65e5", "flags": [true, false, null]}
"""
data = loads(SAMPLE)
print(data)
print(dumps(data))
print(dumps(data, indent=2))
print(loads(dumps(data)) == data, loads(dumps(data, 4)) == data)
for bad in ("", "[1, 2", '{"a" 1}', "[1,]", '"abc', "tru", "[1] 2", "{1: 2}", "\n\n [-]", '["\\q"]', "1.2.3"):
    try:
        print(loads(bad))
    except JSONError as e:
        print(repr(bad), "->", e, e.at)
try:
    dumps({"a": {1, 2}})
except TypeError as e:
    print(e)
