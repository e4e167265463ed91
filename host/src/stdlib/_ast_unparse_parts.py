"""The source text of what stands within one line: expressions, patterns, parameters, names."""

# How strongly expressions hold their parts together, the weakest first.
(
    NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, PRODUCT,
    SIGN, POWER, AWAIT, ATOM,
) = range(18)
_STRENGTHS = {
    "NamedExpr": NAMED, "Tuple": TUPLE, "Yield": YIELD, "YieldFrom": YIELD, "IfExp": TEST,
    "Lambda": TEST, "Compare": COMPARE, "Await": AWAIT, "MatchAs": TEST, "MatchOr": BIT_OR,
}
_OPERATORS = {
    "Or": ("or", OR), "And": ("and", AND), "Not": ("not ", NOT), "BitOr": ("|", BIT_OR),
    "BitXor": ("^", BIT_XOR), "BitAnd": ("&", BIT_AND), "LShift": ("<<", SHIFT),
    "RShift": (">>", SHIFT), "Add": ("+", SUM), "Sub": ("-", SUM), "Mult": ("*", PRODUCT),
    "MatMult": ("@", PRODUCT), "Div": ("/", PRODUCT), "Mod": ("%", PRODUCT),
    "FloorDiv": ("//", PRODUCT), "UAdd": ("+", SIGN), "USub": ("-", SIGN), "Invert": ("~", SIGN),
    "Pow": ("**", POWER),
}
_COMPARISONS = {
    "Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=", "Is": "is",
    "IsNot": "is not", "In": "in", "NotIn": "not in",
}
_TRIPLE = '"""', "'''"
_QUOTES = "'", '"', *_TRIPLE
# A float without end has no literal; one that is too large gives it.
_INFINITY = "1e309"


def operator(node):
    """The text of a node's operator, and how strongly it holds."""
    return _OPERATORS[type(node.op).__name__]


def _strength(node):
    kind = type(node).__name__
    if kind in ("BinOp", "UnaryOp", "BoolOp"):
        return operator(node)[1]
    if kind == "Tuple" and not node.elts:
        return ATOM
    if kind == "MatchAs" and None in (node.name, node.pattern):
        return ATOM
    return _STRENGTHS.get(kind, ATOM)


def _commas(texts):
    """The inner text of a tuple."""
    texts = list(texts)
    return texts[0] + "," if len(texts) == 1 else ", ".join(texts)


def _constant(value):
    text = repr(value)
    if isinstance(value, (float, complex)):
        text = text.replace("inf", _INFINITY).replace("nan", f"({_INFINITY}-{_INFINITY})")
    return text


def _escaped(char, spaces):
    if char in "\n\t" and not spaces or char != "\\" and char.isprintable():
        return char
    return char.encode("unicode_escape").decode("ascii")


def _literal(text, quotes, spaces):
    """The text between quotes, and which of the quotes may stand around it.

    Ends of lines and tabs are escaped if `spaces` says so.
    """
    inner = "".join([_escaped(char, spaces) for char in text])
    if "\n" in inner:
        quotes = [quote for quote in quotes if quote in _TRIPLE]
    free = [quote for quote in quotes if quote not in inner]
    if not free:
        shown = repr(text)
        return shown[1:-1], [next((q for q in quotes if shown[0] in q), shown[0])]
    if inner:
        # A quote that the text ends with would end it too early.
        free.sort(key=lambda quote: quote[0] == inner[-1])
        if free[0][0] == inner[-1]:
            inner = inner[:-1] + "\\" + inner[-1]
    return inner, free


def documentation(node):
    """The text of a constant that documents what it stands in."""
    inner, quotes = _literal(node.value, _TRIPLE, False)
    return ("u" if node.kind == "u" else "") + quotes[0] + inner + quotes[0]


def _joined(parts):
    """The literal of an f-string of these (text, is it a replacement field)."""
    quotes, made = _QUOTES, []
    for text, field in parts:
        if not field:
            text, allowed = _literal(text, quotes, True)
            if not set(allowed) & set(quotes):
                break
            quotes = allowed
        elif "\n" in text:
            quotes = [quote for quote in quotes if quote in _TRIPLE]
        made.append(text)
    else:
        return f"f{quotes[0]}{''.join(made)}{quotes[0]}"
    # No quote suits all parts. A double quote before them makes repr use single ones.
    made = [text if field else repr('"' + text)[2:-1] for text, field in parts]
    return f"f'''{''.join(made)}'''"


class Parts:
    """One method for each class of node, which gives its text without parentheses around it."""

    def text(self, node, least=TEST):
        """The text of a node where what holds less strongly than `least` has parentheses."""
        method = getattr(self, type(node).__name__, None)
        if method is None:
            return self.unknown(node)
        text = method(node)
        return f"({text})" if _strength(node) < least else text

    def texts(self, nodes, least=TEST):
        return [self.text(node, least) for node in nodes]

    def optional(self, before, node):
        """The text of a node that may be missing, with what stands before it."""
        return "" if node is None else before + self.text(node)

    # Names and literals

    def Name(self, node):
        return node.id

    def Constant(self, node):
        value = node.value
        if value is ...:
            return "..."
        if isinstance(value, tuple):
            return f"({_commas(map(_constant, value))})"
        return ("u" if node.kind == "u" else "") + _constant(value)

    def JoinedStr(self, node):
        return _joined([(self.piece(part), type(part).__name__ != "Constant") for part in node.values])

    def piece(self, node, in_format=False):
        """The text of what an f-string or a format in it is made of."""
        kind = type(node).__name__
        if kind == "JoinedStr":
            return "".join([self.piece(part, in_format) for part in node.values])
        if kind == "FormattedValue":
            return self.FormattedValue(node)
        if kind != "Constant" or not isinstance(node.value, str):
            raise ValueError(f"Unexpected node inside JoinedStr, {node!r}")
        text = node.value.replace("{", "{{").replace("}", "}}")
        if in_format:
            for plain, escaped in ("\\", "\\\\"), ("'", "\\'"), ('"', '\\"'), ("\n", "\\n"):
                text = text.replace(plain, escaped)
        return text

    def FormattedValue(self, node):
        text = self.text(node.value, OR)
        made = ["{", " " if text.startswith("{") else "", text]
        if node.conversion != -1:
            made.append(f"!{chr(node.conversion)}")
        if node.format_spec:
            made.append(":" + self.piece(node.format_spec, True))
        return "".join(made) + "}"

    # Containers

    def List(self, node):
        return f"[{', '.join(self.texts(node.elts))}]"

    def Tuple(self, node):
        return _commas(self.texts(node.elts)) if node.elts else "()"

    def Set(self, node):
        # Empty braces would be a dict.
        return f"{{{', '.join(self.texts(node.elts)) if node.elts else '*()'}}}"

    def Dict(self, node):
        items = []
        for key, value in zip(node.keys, node.values):
            if key is None:
                items.append("**" + self.text(value, BIT_OR))
            else:
                items.append(f"{self.text(key)}: {self.text(value)}")
        return f"{{{', '.join(items)}}}"

    def ListComp(self, node):
        return f"[{self.comprehended(node)}]"

    def SetComp(self, node):
        return f"{{{self.comprehended(node)}}}"

    def GeneratorExp(self, node):
        return f"({self.comprehended(node)})"

    def comprehended(self, node):
        return self.text(node.elt) + "".join(self.texts(node.generators))

    def DictComp(self, node):
        item = f"{self.text(node.key)}: {self.text(node.value)}"
        return f"{{{item}{''.join(self.texts(node.generators))}}}"

    def comprehension(self, node):
        head = " async for " if node.is_async else " for "
        made = [head, self.text(node.target, TUPLE), " in ", self.text(node.iter, OR)]
        for test in node.ifs:
            made.append(" if " + self.text(test, OR))
        return "".join(made)

    # Operators

    def UnaryOp(self, node):
        sign, strength = operator(node)
        return sign + self.text(node.operand, strength)

    def BinOp(self, node):
        sign, strength = operator(node)
        left = right = strength
        if sign == "**":
            left += 1
        else:
            right += 1
        return f"{self.text(node.left, left)} {sign} {self.text(node.right, right)}"

    def BoolOp(self, node):
        sign, strength = operator(node)
        # CPython asks more of each further operand.
        levels = range(strength + 1, strength + 1 + len(node.values))
        texts = [self.text(part, min(n, ATOM)) for part, n in zip(node.values, levels)]
        return f" {sign} ".join(texts)

    def Compare(self, node):
        made = [self.text(node.left, BIT_OR)]
        for sign, other in zip(node.ops, node.comparators):
            made += _COMPARISONS[type(sign).__name__], self.text(other, BIT_OR)
        return " ".join(made)

    def IfExp(self, node):
        body, test = self.texts((node.body, node.test), OR)
        return f"{body} if {test} else {self.text(node.orelse)}"

    def Lambda(self, node):
        parameters = self.text(node.args)
        return f"lambda{' ' + parameters if parameters else ''}: {self.text(node.body)}"

    def NamedExpr(self, node):
        return f"{self.text(node.target, ATOM)} := {self.text(node.value, ATOM)}"

    def Starred(self, node):
        return "*" + self.text(node.value, BIT_OR)

    def Await(self, node):
        return self.suspended("await", node.value)

    def Yield(self, node):
        return self.suspended("yield", node.value)

    def YieldFrom(self, node):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return self.suspended("yield from", node.value)

    def suspended(self, word, value):
        return f"{word} {self.text(value, ATOM)}" if value else word

    # Attributes, items, calls

    def Attribute(self, node):
        text = self.text(node.value, ATOM)
        # The dot would be the number's.
        whole = type(node.value).__name__ == "Constant" and isinstance(node.value.value, int)
        return f"{text}{' ' if whole else ''}.{node.attr}"

    def Subscript(self, node):
        value, index = self.text(node.value, ATOM), node.slice
        if type(index).__name__ == "Tuple" and index.elts:
            return f"{value}[{_commas(self.texts(index.elts))}]"
        return f"{value}[{self.text(index)}]"

    def Slice(self, node):
        lower, upper = self.optional("", node.lower), self.optional(":", node.upper)
        return lower + (upper or ":") + self.optional(":", node.step)

    def Call(self, node):
        return f"{self.text(node.func, ATOM)}({', '.join(self.texts([*node.args, *node.keywords]))})"

    def keyword(self, node):
        return f"{'**' if node.arg is None else node.arg + '='}{self.text(node.value)}"

    # Parameters

    def arguments(self, node):
        plain = [*node.posonlyargs, *node.args]
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        made = []
        for at, (parameter, default) in enumerate(zip(plain, defaults), 1):
            made.append(self.text(parameter) + self.optional("=", default))
            if at == len(node.posonlyargs):
                made.append("/")
        if node.vararg:
            made.append("*" + self.text(node.vararg))
        elif node.kwonlyargs:
            made.append("*")
        for parameter, default in zip(node.kwonlyargs, node.kw_defaults):
            made.append(self.text(parameter) + self.optional("=", default))
        if node.kwarg:
            made.append("**" + self.text(node.kwarg))
        return ", ".join(made)

    def arg(self, node):
        return node.arg + self.optional(": ", node.annotation)

    def TypeVar(self, node):
        return node.name + self.optional(": ", node.bound) + self.optional(" = ", node.default_value)

    def TypeVarTuple(self, node):
        return f"*{node.name}{self.optional(' = ', node.default_value)}"

    def ParamSpec(self, node):
        return f"**{node.name}{self.optional(' = ', node.default_value)}"

    # Patterns

    def MatchValue(self, node):
        return self.text(node.value)

    def MatchSingleton(self, node):
        return _constant(node.value)

    def MatchSequence(self, node):
        return f"[{', '.join(self.texts(node.patterns))}]"

    def MatchStar(self, node):
        return f"*{'_' if node.name is None else node.name}"

    def MatchMapping(self, node):
        pairs = zip(node.keys, node.patterns, strict=True)
        items = [f"{self.text(key)}: {self.text(pattern)}" for key, pattern in pairs]
        if node.rest is not None:
            items.append(f"**{node.rest}")
        return f"{{{', '.join(items)}}}"

    def MatchClass(self, node):
        name, items = self.text(node.cls, ATOM), self.texts(node.patterns)
        if node.kwd_attrs:
            pairs = zip(node.kwd_attrs, node.kwd_patterns, strict=True)
            items += [f"{keyword}={self.text(pattern)}" for keyword, pattern in pairs]
        return f"{name}({', '.join(items)})"

    def MatchAs(self, node):
        if node.name is None:
            return "_"
        if node.pattern is None:
            return node.name
        return f"{self.text(node.pattern, BIT_OR)} as {node.name}"

    def MatchOr(self, node):
        return " | ".join(self.texts(node.patterns, BIT_XOR))

    # Parts of statements

    def alias(self, node):
        return f"{node.name} as {node.asname}" if node.asname else node.name

    def withitem(self, node):
        return self.text(node.context_expr) + self.optional(" as ", node.optional_vars)

    def FunctionType(self, node):
        return f"({', '.join(self.texts(node.argtypes))}) -> {self.text(node.returns)}"
