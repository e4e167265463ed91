"""`ast.unparse`: the source text of a tree."""

from _ast import AST
from _ast_unparse_parts import BIT_OR, TUPLE, YIELD, Parts, documentation, operator


def unparse(ast_obj):
    """The source text that a tree stands for."""
    return _Unparser().source(ast_obj)


def _docstring(body):
    """The constant that documents a body, or None."""
    first = body[0] if body else None
    if type(first).__name__ == "Expr":
        value = first.value
        if type(value).__name__ == "Constant" and isinstance(value.value, str):
            return value
    return None


class _Unparser(Parts):
    """The methods of statements add lines; what they give is no text."""

    def __init__(self):
        self.lines = []
        self.indent = 0
        self.ignored = {}

    def source(self, node):
        """The text of a node or of a list of them."""
        for part in node if isinstance(node, list) else [node]:
            text = self.text(part)
            if text:
                self.extend(text)
        return "\n".join(self.lines)

    def line(self, text):
        self.lines.append("    " * self.indent + text)

    def extend(self, text):
        """Adds text to the last line."""
        if self.lines:
            self.lines[-1] += text
        else:
            self.lines.append(text)

    def gap(self):
        """An empty line, if anything is before it."""
        if self.lines:
            self.lines.append("")

    def unknown(self, node):
        # CPython starts anew with each child of a node that it has no method for.
        text = ""
        for field in node._fields:
            value = getattr(node, field, None)
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, AST):
                    self.lines.clear()
                    text = self.text(child)
        return text

    # Blocks

    def block(self, head, body, comment=""):
        self.line(f"{head}:{comment}")
        self.indented(body)

    def indented(self, body):
        self.indent += 1
        self.statements(body)
        self.indent -= 1

    def statements(self, body):
        for statement in body:
            text = self.text(statement)
            if text:
                self.extend(text)

    def documented(self, body):
        found = _docstring(body)
        if found is not None:
            self.line(documentation(found))
            body = body[1:]
        self.statements(body)

    def otherwise(self, word, body):
        if body:
            self.block(word, body)

    def comment(self, node):
        """The comment of types that belongs to a statement."""
        text = self.ignored.get(node.lineno) or node.type_comment
        return "" if text is None else f" # type: {text}"

    # Modules

    def Module(self, node):
        self.ignored = {ignore.lineno: f"ignore{ignore.tag}" for ignore in node.type_ignores}
        self.documented(node.body)
        self.ignored.clear()

    # Definitions

    def FunctionDef(self, node):
        self.function("def", node)

    def AsyncFunctionDef(self, node):
        self.function("async def", node)

    def function(self, word, node):
        self.decorated(node)
        head = f"{word} {node.name}{self.parameters(node)}({self.text(node.args)})"
        head += self.optional(" -> ", node.returns)
        self.body(f"{head}:{self.comment(node)}", node)

    def ClassDef(self, node):
        self.decorated(node)
        head = f"class {node.name}{self.parameters(node)}"
        if bases := self.texts([*node.bases, *node.keywords]):
            head += f"({', '.join(bases)})"
        self.body(head + ":", node)

    def decorated(self, node):
        self.gap()
        for decorator in node.decorator_list:
            self.line("@" + self.text(decorator))

    def body(self, head, node):
        self.line(head)
        self.indent += 1
        self.documented(node.body)
        self.indent -= 1

    def parameters(self, node):
        """The parameters of types of a definition."""
        return f"[{', '.join(self.texts(node.type_params))}]" if node.type_params else ""

    def TypeAlias(self, node):
        self.line(f"type {self.text(node.name)}{self.parameters(node)} = {self.text(node.value)}")

    # Simple statements

    def Expr(self, node):
        self.line(self.text(node.value, YIELD))

    def Assign(self, node):
        targets = self.texts(node.targets, TUPLE)
        self.line(" = ".join([*targets, self.text(node.value)]) + self.comment(node))

    def AugAssign(self, node):
        self.line(f"{self.text(node.target)} {operator(node)[0]}= {self.text(node.value)}")

    def AnnAssign(self, node):
        target = self.text(node.target)
        if not node.simple and type(node.target).__name__ == "Name":
            target = f"({target})"
        self.line(f"{target}: {self.text(node.annotation)}{self.optional(' = ', node.value)}")

    def Return(self, node):
        self.line("return" + self.optional(" ", node.value))

    def Delete(self, node):
        self.line(f"del {', '.join(self.texts(node.targets))}")

    def Raise(self, node):
        if node.exc is None and node.cause is not None:
            raise ValueError("Node can't use cause without an exception.")
        self.line("raise" + self.optional(" ", node.exc) + self.optional(" from ", node.cause))

    def Assert(self, node):
        self.line(f"assert {self.text(node.test)}{self.optional(', ', node.msg)}")

    def Import(self, node):
        self.line(f"import {', '.join(self.texts(node.names))}")

    def ImportFrom(self, node):
        module = "." * (node.level or 0) + (node.module or "")
        self.line(f"from {module} import {', '.join(self.texts(node.names))}")

    def Global(self, node):
        self.line(f"global {', '.join(node.names)}")

    def Nonlocal(self, node):
        self.line(f"nonlocal {', '.join(node.names)}")

    def Pass(self, node):
        self.line("pass")

    def Break(self, node):
        self.line("break")

    def Continue(self, node):
        self.line("continue")

    # Compound statements

    def If(self, node):
        word = "if"
        while True:
            self.block(f"{word} {self.text(node.test)}", node.body)
            rest = node.orelse or []
            if len(rest) != 1 or type(rest[0]).__name__ != "If":
                break
            word, node = "elif", rest[0]
        self.otherwise("else", rest)

    def While(self, node):
        self.block(f"while {self.text(node.test)}", node.body)
        self.otherwise("else", node.orelse)

    def For(self, node):
        self.loop("for", node)

    def AsyncFor(self, node):
        self.loop("async for", node)

    def loop(self, word, node):
        head = f"{word} {self.text(node.target, TUPLE)} in {self.text(node.iter)}"
        self.block(head, node.body, self.comment(node))
        self.otherwise("else", node.orelse)

    def With(self, node):
        self.managed("with", node)

    def AsyncWith(self, node):
        self.managed("async with", node)

    def managed(self, word, node):
        self.block(f"{word} {', '.join(self.texts(node.items))}", node.body, self.comment(node))

    def Match(self, node):
        self.block(f"match {self.text(node.subject)}", node.cases)

    def match_case(self, node):
        self.block(f"case {self.text(node.pattern)}{self.optional(' if ', node.guard)}", node.body)

    def Try(self, node):
        self.guarded("except", node)

    def TryStar(self, node):
        self.guarded("except*", node)

    def guarded(self, word, node):
        self.block("try", node.body)
        for handler in node.handlers:
            self.handler(word, handler)
        self.otherwise("else", node.orelse)
        self.otherwise("finally", node.finalbody)

    def ExceptHandler(self, node):
        self.handler("except", node)

    def handler(self, word, node):
        name = f" as {node.name}" if node.name else ""
        self.block(f"{word}{self.optional(' ', node.type)}{name}", node.body)
