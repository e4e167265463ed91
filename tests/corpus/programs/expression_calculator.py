# A tokenizer, a recursive-descent parser and an evaluator of expressions with variables.


class Token:
    def __init__(self, kind, text, at):
        self.kind, self.text, self.at = kind, text, at

    def __repr__(self):
        return f"{self.kind}:{self.text}"


class CalcError(Exception):
    pass


def tokenize(text):
    at = 0
    while at < len(text):
        c = text[at]
        start = at
        if c.isspace():
            at += 1
            continue
        if c.isdigit() or c == "." and text[at + 1 : at + 2].isdigit():
            while at < len(text) and (text[at].isdigit() or text[at] == "."):
                at += 1
            yield Token("number", text[start:at], start)
        elif c.isalpha():
            while at < len(text) and text[at].isalnum():
                at += 1
            yield Token("name", text[start:at], start)
        elif text[at : at + 2] in ("**", "//", "==", "<=", ">="):
            at += 2
            yield Token("op", text[start:at], start)
        elif c in "+-*/%()=,<>":
            at += 1
            yield Token("op", c, start)
        else:
            raise CalcError(f"strange character {c!r} at {at}")
    yield Token("end", "", at)


LEVELS = [("==", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "//", "%")]
OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
    "==": lambda a, b: a == b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


class Calculator:
    def __init__(self):
        self.names = {"pi": 3.14159}
        self.functions = {"max": max, "min": min, "abs": abs, "round": round}

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0
        if len(self.tokens) > 2 and self.tokens[0].kind == "name" and self.tokens[1].text == "=":
            name = self.tokens[0].text
            self.at = 2
            value = self.names[name] = self.level(0)
        else:
            value = self.level(0)
        if self.token.kind != "end":
            raise CalcError(f"unexpected {self.token}")
        return value

    @property
    def token(self):
        return self.tokens[self.at]

    def accept(self, *texts):
        if self.token.kind == "op" and self.token.text in texts:
            self.at += 1
            return self.tokens[self.at - 1].text
        return None

    def level(self, n):
        if n == len(LEVELS):
            return self.unary()
        left = self.level(n + 1)
        while op := self.accept(*LEVELS[n]):
            left = OPERATIONS[op](left, self.level(n + 1))
        return left

    def unary(self):
        if self.accept("-"):
            return -self.unary()
        if self.accept("+"):
            return self.unary()
        base = self.atom()
        if self.accept("**"):
            return base ** self.unary()
        return base

    def atom(self):
        token = self.token
        self.at += 1
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "name":
            if self.accept("("):
                return self.call(token.text)
            try:
                return self.names[token.text]
            except KeyError:
                raise CalcError(f"unknown name {token.text}") from None
        if token.text == "(":
            value = self.level(0)
            if not self.accept(")"):
                raise CalcError(f"expected ) but got {self.token}")
            return value
        raise CalcError(f"unexpected {token}")

    def call(self, name):
        arguments = []
        while not self.accept(")"):
            arguments.append(self.level(0))
            if not self.accept(",") and self.token.text != ")":
                raise CalcError("expected , or )")
        return self.functions[name](*arguments)


print(list(tokenize("a1 = 3.5*(b//2)**2 <= 7")))
calculator = Calculator()
for line in (
    "1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "7 // 2 - 7 % 4", "x = 10", "x * x - 1", "y = x / 4",
    "max(x, y, 3) + min(1, 2)", "abs(-5.5)", "round(pi, 2)", "1 <= 2", "3 - 2 - 1", "2 * pi * x", "10 / (5 - 5)",
    "1 +", "(1", "z + 1", "3 $ 4", "max()", "foo(1)", "1 2", ".5 + 1.", "1.2.3", "12345678901234567890 * 98765432109876543210", "--3", "max(1 2)",
):
    try:
        print(f"{line:>30} = {calculator.run(line)!r}")
    except (CalcError, ArithmeticError) as e:
        print(f"{line:>30} : {type(e).__name__}: {e}")
    except Exception as e:
        print(f"{line:>30} ! {type(e).__name__}: {e}")
print(sorted(calculator.names.items()))
