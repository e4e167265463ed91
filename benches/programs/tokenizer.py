# A tokenizer, parser and evaluator of a small language of expressions. n statements.
KEYWORDS = {"let", "print", "if", "then", "else"}
DOUBLE = {"==", "<=", ">=", "!=", "**"}

class Token:
    __slots__ = ("kind", "text", "line")

    def __init__(self, kind, text, line):
        self.kind = kind
        self.text = text
        self.line = line

def tokens(source):
    i, end, line = 0, len(source), 1
    while i < end:
        c = source[i]
        if c == "\n":
            line += 1
            i += 1
        elif c in " \t":
            i += 1
        elif c == "#":
            while i < end and source[i] != "\n":
                i += 1
        elif c.isalpha() or c == "_":
            start = i
            while i < end and (source[i].isalnum() or source[i] == "_"):
                i += 1
            word = source[start:i]
            yield Token("keyword" if word in KEYWORDS else "name", word, line)
        elif c.isdigit():
            start = i
            while i < end and "0" <= source[i] <= "9":
                i += 1
            yield Token("number", source[start:i], line)
        elif source[i:i + 2] in DOUBLE:
            yield Token("operator", source[i:i + 2], line)
            i += 2
        elif c in "+-*/()<>=;":
            yield Token("operator", c, line)
            i += 1
        else:
            raise SyntaxError(f"line {line}: unexpected {c!r}")
    yield Token("end", "", line)

LEVELS = [("==", "!=", "<", ">", "<=", ">="), ("+", "-"), ("*", "/")]

class Parser:
    def __init__(self, source):
        self.tokens = tokens(source)
        self.token = next(self.tokens)
        self.names = {}
        self.printed = []

    def advance(self):
        token = self.token
        self.token = next(self.tokens)
        return token

    def accept(self, text):
        if self.token.text == text:
            self.advance()
            return True
        return False

    def expression(self, level=0):
        if level == len(LEVELS):
            return self.atom()
        value = self.expression(level + 1)
        while self.token.text in LEVELS[level]:
            operator = self.advance().text
            other = self.expression(level + 1)
            value = self.apply(operator, value, other)
        return value

    def apply(self, operator, a, b):
        if operator == "+":
            return (a + b) % 1_000_003
        if operator == "-":
            return a - b
        if operator == "*":
            return a * b % 1_000_003
        if operator == "/":
            return a // b if b else 0
        if operator == "<":
            return int(a < b)
        if operator == ">":
            return int(a > b)
        return int(a == b)

    def atom(self):
        token = self.advance()
        if token.kind == "number":
            return int(token.text)
        if token.kind == "name":
            return self.names.get(token.text, 0)
        if token.text == "(":
            value = self.expression()
            self.accept(")")
            return value
        if token.text == "-":
            return -self.atom()
        raise SyntaxError(f"line {token.line}: {token.text!r}")

    def statement(self):
        if self.accept("let"):
            name = self.advance().text
            self.accept("=")
            self.names[name] = self.expression()
        elif self.accept("print"):
            self.printed.append(self.expression())
        elif self.accept("if"):
            condition = self.expression()
            self.accept("then")
            yes = self.expression()
            self.accept("else")
            no = self.expression()
            self.printed.append(yes if condition else no)
        self.accept(";")

    def run(self):
        while self.token.kind != "end":
            self.statement()
        return sum(self.printed) % 1_000_003

def run(n):
    lines = []
    for i in range(n):
        name = f"value_{i % 13}"
        if i % 3 == 0:
            lines.append(f"let {name} = ({name} + {i}) * 7 - count / 3;  # statement {i}")
        elif i % 3 == 1:
            lines.append(f"print {name} * (2 + {i % 11}) == count;")
        else:
            lines.append(f"if {name} < {i} then {name} + 1 else -(4 * {name});")
    return Parser("\n".join(lines)).run()

import sys, time
n = int(sys.argv[1])
start = time.perf_counter_ns()
result = run(n)
elapsed = time.perf_counter_ns() - start
print(result, elapsed)
