# A tokenizer, a recursive-descent parser and an evaluator.
class Token:
    def __init__(self, kind, value, column):
        self.kind = kind
        self.value = value
        self.column = column

    def __repr__(self):
        return f"{self.kind}({self.value!r})@{self.column}"


class ParseError(Exception):
    def __init__(self, message, column):
        super().__init__(f"column {column}: {message}")
        self.column = column


def tokenize(text):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
            continue
        start = i
        if c.isdigit():
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            tokens.append(Token("number", float(number) if "." in number else int(number), start))
        elif c.isalpha():
            while i < len(text) and text[i].isalnum():
                i += 1
            tokens.append(Token("name", text[start:i], start))
        elif c in "+-*/()=,^%":
            tokens.append(Token("operator", c, start))
            i += 1
        else:
            raise ParseError(f"unexpected {c!r}", start)
    tokens.append(Token("end", None, len(text)))
    return tokens


class Parser:
    LEVELS = (("+", "-"), ("*", "/", "%"))

    def __init__(self, text, names):
        self.tokens = tokenize(text)
        self.position = 0
        self.names = names

    def peek(self):
        return self.tokens[self.position]

    def take(self, *values):
        token = self.peek()
        if token.kind == "operator" and token.value in values:
            self.position += 1
            return token.value
        return None

    def statement(self):
        first, second = self.tokens[0], self.tokens[1] if len(self.tokens) > 1 else None
        if first.kind == "name" and second.value == "=":
            self.position = 2
            value = self.names[first.value] = self.binary(0)
        else:
            value = self.binary(0)
        if self.peek().kind != "end":
            raise ParseError(f"expected the end, not {self.peek().value!r}", self.peek().column)
        return value

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.power()
        left = self.binary(level + 1)
        while op := self.take(*self.LEVELS[level]):
            right = self.binary(level + 1)
            left = {"+": lambda: left + right, "-": lambda: left - right, "*": lambda: left * right,
                    "/": lambda: left / right, "%": lambda: left % right}[op]()
        return left

    def power(self):
        if self.take("-"):
            return -self.power()
        base = self.atom()
        if self.take("^"):
            return base ** self.power()
        return base

    def atom(self):
        token = self.peek()
        if self.take("("):
            value = self.binary(0)
            if not self.take(")"):
                raise ParseError("expected ')'", self.peek().column)
            return value
        self.position += 1
        if token.kind == "number":
            return token.value
        if token.kind == "name":
            if self.take("("):
                arguments = []
                while not self.take(")"):
                    arguments.append(self.binary(0))
                    self.take(",")
                return {"max": max, "min": min, "abs": abs}[token.value](*arguments)
            try:
                return self.names[token.value]
            except KeyError:
                raise ParseError(f"unknown name {token.value!r}", token.column) from None
        raise ParseError(f"unexpected {token.value!r}", token.column)


names = {"pi": 3.14159}
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "x = 7 % 4", "x * x - 1", "10 / 4", "max(1, x, 2) + abs(0 - 5)",
             "2 * (3 + ", "1 $ 2", "y + 1", "1 2", "1 / 0", "pi * 2", "sum(1)"]:
    try:
        print(line, "=", Parser(line, names).statement())
    except ParseError as e:
        print(line, "->", e, e.__cause__)
    except (ZeroDivisionError, KeyError) as e:
        print(line, "->", type(e).__name__, e)
print(sorted(names), tokenize("a+1")[:2])
