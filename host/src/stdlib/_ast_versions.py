"""Refuses what an older Python 3 did not have, for `ast.parse(..., feature_version=)`."""

import ast


def check(tree, source, filename, minor):
    """Raises SyntaxError for the first node that is too new."""
    lines = source.splitlines()
    for node in _in_order(tree):
        for what, since, verb in _found(node, lines):
            if minor < since:
                _refuse(node, f"{what} {verb} only supported in Python 3.{since} and greater",
                        filename, lines)


def _in_order(tree):
    """The nodes, those inside before what they are in."""
    for child in ast.iter_child_nodes(tree):
        yield from _in_order(child)
    yield tree


def _refuse(node, message, filename, lines):
    # It is refused when all of it was read.
    placed = node.target if isinstance(node, ast.comprehension) else node
    line = getattr(placed, "end_lineno", 1)
    text = lines[line - 1] if line <= len(lines) else ""
    end = getattr(placed, "end_col_offset", 1)
    offset = max(len(text.encode()[:end].decode("utf-8", "replace")), 1)
    raise SyntaxError(message, (filename, line, offset, text, line, offset))


def _found(node, lines):
    """What is new in a node: its name, the version that has it first, and the verb."""
    known = _NODES.get(type(node).__name__)
    if known is not None:
        yield known
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.MatMult):
        yield "The '@' operator", 5, "is"
    elif isinstance(node, ast.Constant):
        if type(node.value) in (int, float, complex):
            text = lines[node.lineno - 1].encode()[node.col_offset:node.end_col_offset]
            if b"_" in text:
                yield "Underscores in numeric literals", 6, "are"
    elif isinstance(node, ast.comprehension):
        if node.is_async:
            yield "Async comprehensions", 6, "are"
    elif isinstance(node, ast.arguments):
        if node.posonlyargs:
            yield "Positional-only parameters", 8, "are"
    elif getattr(node, "type_params", None) and not isinstance(node, ast.TypeAlias):
        yield "Type parameter lists", 12, "are"
    elif getattr(node, "default_value", None) is not None:
        yield "Type parameter defaults", 13, "are"


_NODES = {
    "AnnAssign": ("Variable annotation syntax", 6, "is"),
    "AsyncFor": ("Async for loops", 5, "are"),
    "AsyncFunctionDef": ("Async functions", 5, "are"),
    "AsyncWith": ("Async with statements", 5, "are"),
    "Await": ("Await expressions", 5, "are"),
    "Match": ("Pattern matching", 10, "is"),
    "NamedExpr": ("Assignment expressions", 8, "are"),
    "TryStar": ("Exception groups", 11, "are"),
    "TypeAlias": ("Type statement", 12, "is"),
}
