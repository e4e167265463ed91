# A Lisp with closures, recursion, macros by quotation, and errors.


class LispError(Exception):
    pass


class Symbol(str):
    def __repr__(self):
        return str(self)


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        items = []
        while tokens and tokens[0] != ")":
            items.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return items
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return [Symbol("quote"), read(tokens)]
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            continue
    return {"#t": True, "#f": False}.get(token, Symbol(token))


def show(value):
    if isinstance(value, bool):
        return "#t" if value else "#f"
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    return str(value)


class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError(f"unbound: {name}")


class Lambda:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env

    def __call__(self, *values):
        if len(values) != len(self.names):
            raise LispError(f"expected {len(self.names)} arguments, got {len(values)}")
        return evaluate(self.body, Env(self.names, values, self.env))

    def __str__(self):
        return f"<lambda {show(self.names)}>"


def evaluate(x, env):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            return []
        match x:
            case ["quote", value]:
                return value
            case ["if", test, then, *rest]:
                x = then if evaluate(test, env) is not False else (rest[0] if rest else [])
                continue
            case ["define", [name, *names], body]:
                env[name] = Lambda(names, body, env)
                return name
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return name
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return []
            case ["lambda", names, body]:
                return Lambda(names, body, env)
            case ["let", pairs, body]:
                env = Env([n for n, _ in pairs], [evaluate(v, env) for _, v in pairs], env)
                x = body
                continue
            case ["begin", *body, last]:
                for part in body:
                    evaluate(part, env)
                x = last
                continue
        f, *arguments = [evaluate(part, env) for part in x]
        if isinstance(f, Lambda) and len(f.names) == len(arguments):
            # A call in tail position needs no frame.
            x, env = f.body, Env(f.names, arguments, f.env)
            continue
        if not callable(f):
            raise LispError(f"not a function: {show(f)}")
        return f(*arguments)


def fold(function):
    def folded(first, *rest):
        for value in rest:
            first = function(first, value)
        return first

    return folded


GLOBAL = Env()
GLOBAL.update(
    {
        "+": fold(lambda a, b: a + b), "-": fold(lambda a, b: a - b), "*": fold(lambda a, b: a * b), "/": lambda a, b: a / b,
        "=": lambda a, b: a == b, "<": lambda a, b: a < b, "car": lambda l: l[0], "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l,
        "list": lambda *a: list(a), "null?": lambda l: l == [], "length": len, "map": lambda f, l: [f(v) for v in l], "apply": lambda f, l: f(*l),
    }
)
PROGRAM = """
(+ 1 2 (* 3 4))
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(map (lambda (x) (* x x)) '(1 2 3 4))
(define counter (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(list (counter) (counter) (counter))
(define (compose f g) (lambda (x) (f (g x))))
((compose fact length) '(a b c d e))
(let ((x 2) (y 2.5)) (/ (+ x y) 2))
(if (null? '()) 'empty 'full)
(cons 'a (cdr '(x b (c d))))
(define (filter p l) (if (null? l) '() (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))
(filter (lambda (n) (< n 3)) '(5 1 4 2 3))
fact
(apply + '(1 2 3))
(undefined 1)
(fact)
(1 2)
(car '())
(if #f 1)
(/ 1 0)
(+ 1 'a)
"""
for line in PROGRAM.strip().splitlines():
    try:
        print(line, "=>", show(evaluate(read(tokenize(line)), GLOBAL)))
    except LispError as e:
        print(line, "=> error:", e)
    except Exception as e:
        print(line, "=>", type(e).__name__, e)
for bad in ("(+ 1", ")", "", "'"):
    try:
        read(tokenize(bad))
    except LispError as e:
        print(repr(bad), e)
