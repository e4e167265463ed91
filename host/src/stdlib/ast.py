"""Python's syntax as trees, made by the parser of the compiler."""

import json
import re

from _ast import *
from _ast import AST, _PLACE, _load
from _ast_old import (
    CONSTANTS as _OLD, VISITED as _VISITED, AugLoad, AugStore, ExtSlice, Index, Param, Suite, slice,
)

_MISSING = object()
# The nodes that have nothing of their own are the same everywhere.
_marks = {"Load": _load}


def __getattr__(name):
    if name not in _OLD:
        raise AttributeError(f"module 'ast' has no attribute '{name}'")
    import warnings
    warnings.warn(
        f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead",
        DeprecationWarning, 2,
    )
    globals()[name] = _OLD[name]
    return _OLD[name]


def _node(found):
    """The node that an object of JSON stands for."""
    name = found.pop("_")
    if name[0] == "!":
        return _SPECIAL[name](found.get("v"))
    mark = _marks.get(name)
    if mark is not None:
        return mark
    cls = globals()[name]
    node = cls.__new__(cls)
    place = found.pop("p", None)
    if place is None and not found and not node._fields:
        _marks[name] = node
        return node
    for field, value in found.items():
        if type(value) is dict:
            found[field] = _node(value)
        elif type(value) is list:
            found[field] = [_node(item) if type(item) is dict else item for item in value]
    node.__dict__.update(found)
    if place is not None:
        node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = place
    return node


_SPECIAL = {
    "!int": lambda v: int(v, 0),
    "!float": lambda v: float(v),
    "!complex": lambda v: complex(0, float(v)),
    "!bytes": lambda v: v.encode("latin-1"),
    "!ellipsis": lambda v: ...,
}


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None,
          optimize=-1):
    """The tree of a source."""
    import _ast_tree
    if isinstance(source, AST):
        return source
    if mode not in ("exec", "eval", "single", "func_type"):
        raise ValueError("compile() mode must be 'exec', 'eval', 'single' or 'func_type'")
    if feature_version is not None:
        feature_version = _minor_version(feature_version)
    if not isinstance(source, str):
        source = _decoded(bytes(source), filename)
    if mode == "func_type":
        from _ast_type_comments import parse_signature
        return parse_signature(source, filename)
    made = _ast_tree.parse(source)
    if made is None:
        raise RecursionError("maximum recursion depth exceeded during compilation")
    tree = None
    if made is not False:
        try:
            tree = _tree([_node(statement) for statement in json.loads(made)], mode)
        except ValueError as error:
            # An int is too long.
            compile(source, filename, mode)
            raise SyntaxError(
                f"{error} - Consider hexadecimal for huge integer literals to avoid decimal "
                "conversion limits.", (filename, 1, 1, source, 1, 1),
            ) from None
    if tree is None:
        # It says what is wrong.
        compile(source, filename, mode)
        raise SyntaxError("invalid syntax")
    if type_comments:
        from _ast_type_comments import note
        note(tree, source)
    if feature_version is not None:
        from _ast_versions import check
        check(tree, source, filename, feature_version)
    return tree


def _tree(body, mode):
    """The tree of statements; None if they do not suit the mode."""
    if mode != "eval":
        return Interactive(body) if mode == "single" else Module(body, [])
    if len(body) == 1 and isinstance(body[0], Expr):
        return Expression(body[0].value)
    return None


def _minor_version(version):
    """The Python 3 that a source is for, of what says so."""
    if isinstance(version, tuple):
        major, minor = version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
        version = minor
    return version.__index__() if hasattr(version, "__index__") else _no_version(version)


def _no_version(version):
    raise TypeError(f"'{type(version).__name__}' object cannot be interpreted as an integer")


def _decoded(source, filename):
    """The text of a source, whose first lines may say how it is encoded."""
    if source.startswith(b"\xef\xbb\xbf") or b"coding" in b"".join(source.split(b"\n", 2)[:2]):
        import tokenize
        from io import BytesIO
        try:
            encoding = tokenize.detect_encoding(BytesIO(source).readline)[0]
        except SyntaxError:
            # It says what is wrong.
            compile(source, filename, "exec")
            raise
        return source.decode(encoding)
    return source.decode("utf-8")


def literal_eval(node_or_string):
    """The value of an expression of literals and containers."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval").body
    elif isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _literal(node_or_string)


def _malformed(node):
    text = "malformed node or string"
    if line := getattr(node, "lineno", None):
        text += f" on line {line}"
    raise ValueError(f"{text}: {node!r}")


def _number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _plain_number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _plain_number(node)


def _plain_number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _malformed(node)
    return node.value


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    for kind, make in ((Tuple, tuple), (List, list), (Set, set)):
        if isinstance(node, kind):
            return make(map(_literal, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and not (
        node.args or node.keywords
    ):
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        left, right = _number(node.left), _plain_number(node.right)
        if isinstance(left, (int, float)) and isinstance(right, complex):
            return left + right if isinstance(node.op, Add) else left - right
    return _number(node)


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as text."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _Dump(annotate_fields, include_attributes, indent, show_empty).shown(node, 0)[0]


class _Dump:
    def __init__(self, names, attributes, indent, show_empty):
        self.names, self.attributes = names, attributes
        self.indent, self.show_empty = indent, show_empty

    def shown(self, node, level):
        """The text of a value, and whether it needs no lines of its own."""
        level += 1
        if isinstance(node, AST):
            return self.node(node, level)
        if isinstance(node, list):
            if not node:
                return "[]", True
            prefix, between = self.spaces(level)
            return f"[{prefix}{between.join(self.shown(n, level)[0] for n in node)}]", False
        return repr(node), True

    def spaces(self, level):
        if self.indent is None:
            return "", ", "
        prefix = "\n" + self.indent * level
        return prefix, "," + prefix

    def node(self, node, level):
        args, held, simple, names = [], [], True, self.names
        prefix, between = self.spaces(level)
        for name in node._fields:
            value = getattr(node, name, _MISSING)
            if value is _MISSING or value is None and getattr(type(node), name, ...) is None:
                names = True
                continue
            if not self.show_empty and value == []:
                # Without names it has to be there if anything follows.
                if not names:
                    held.append("[]")
                continue
            if not names:
                args += held
                held = []
            text, plain = self.shown(value, level)
            simple = simple and plain
            args.append(f"{name}={text}" if names else text)
        if self.attributes and node._attributes:
            for name in node._attributes:
                value = getattr(node, name, _MISSING)
                if value is _MISSING or value is None and getattr(type(node), name, ...) is None:
                    continue
                text, plain = self.shown(value, level)
                simple = simple and plain
                args.append(f"{name}={text}")
        if simple and len(args) <= 3:
            return f"{type(node).__name__}({', '.join(args)})", not args
        return f"{type(node).__name__}({prefix}{between.join(args)})", False


def iter_fields(node):
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            yield from (item for item in value if isinstance(item, AST))


def walk(node):
    """The node and all below it, those nearer to the top first."""
    waiting, at = [node], 0
    while at < len(waiting):
        waiting.extend(iter_child_nodes(waiting[at]))
        yield waiting[at]
        at += 1


def copy_location(new_node, old_node):
    for name in _PLACE:
        if name not in old_node._attributes or name not in new_node._attributes:
            continue
        value = getattr(old_node, name, None)
        if value is not None or name.startswith("end_") and hasattr(old_node, name):
            setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives the places of the nodes above to those that have none."""
    def fix(node, place):
        if "lineno" in node._attributes:
            own = []
            for name, value in zip(_PLACE, place):
                if getattr(node, name, None) is None:
                    setattr(node, name, value)
                own.append(getattr(node, name))
            place = own
        for child in iter_child_nodes(node):
            fix(child, place)

    fix(node, (1, 0, 1, 0))
    return node


def increment_lineno(node, n=1):
    for child in walk(node):
        if "lineno" in child._attributes or isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
        if getattr(child, "end_lineno", None) is not None:
            child.end_lineno += n
    return node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    first = node.body[0] if node.body else None
    if not isinstance(first, Expr) or not isinstance(first.value, Constant):
        return None
    text = first.value.value
    if not isinstance(text, str):
        return None
    if clean:
        import inspect
        text = inspect.cleandoc(text)
    return text


def get_source_segment(source, node, *, padded=False):
    """The part of the source that a node was made of."""
    place = [getattr(node, name, None) for name in _PLACE]
    if None in place:
        return None
    line, start, end_line, end = place[0] - 1, place[1], place[2] - 1, place[3]
    lines = [part.encode() for part in re.findall("[^\r\n]*(?:\r\n|\r|\n|$)", source)]
    if line == end_line:
        return lines[line][start:end].decode()
    first = lines[line][start:]
    if padded:
        before = lines[line][:start].decode()
        first = re.sub("[^\t\f]", " ", before).encode() + first
    return b"".join([first, *lines[line + 1:end_line], lines[end_line][:end]]).decode()


class NodeVisitor:
    """Calls a method for each node, by the name of its class."""

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)

    def visit_Constant(self, node):
        """Calls the method of an older class if there is one."""
        sorts = [_VISITED[kind] for kind in type(node.value).__mro__ if kind in _VISITED]
        method = "visit_" + sorts[0] if sorts else ""
        visit = getattr(self, method, None) if sorts else None
        if visit is None:
            return self.generic_visit(node)
        import warnings
        warnings.warn(f"{method} is deprecated; add visit_Constant", DeprecationWarning, 2)
        return visit(node)


class NodeTransformer(NodeVisitor):
    """Puts what the methods give in the places of the nodes."""

    def generic_visit(self, node):
        for field, old in iter_fields(node):
            if isinstance(old, list):
                old[:] = self._visited(old)
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, field)
                else:
                    setattr(node, field, new)
        return node

    def _visited(self, items):
        made = []
        for item in items:
            if isinstance(item, AST):
                item = self.visit(item)
                if item is None:
                    continue
                if not isinstance(item, AST):
                    made.extend(item)
                    continue
            made.append(item)
        return made


def unparse(ast_obj):
    """The source text that a tree stands for."""
    import _ast_unparse
    return _ast_unparse.unparse(ast_obj)


def main(args=None):
    """`python -m ast [FILE]`: prints the tree of a program."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog="python -m ast")
    parser.add_argument("infile", nargs="?", default="-", help="what to parse (nothing: stdin)")
    parser.add_argument(
        "-m", "--mode", default="exec", choices=("exec", "single", "eval", "func_type"),
        help="what sort of source that is",
    )
    parser.add_argument("--no-type-comments", default=True, action="store_false")
    parser.add_argument(
        "-a", "--include-attributes", action="store_true", help="lines and columns as well"
    )
    parser.add_argument("-i", "--indent", type=int, default=3, help="spaces of a level")
    options = parser.parse_args(args)
    if options.infile == "-":
        name, source = "<stdin>", sys.stdin.buffer.read()
    else:
        name = options.infile
        with open(name, "rb") as file:
            source = file.read()
    tree = parse(source, name, options.mode)
    print(dump(tree, include_attributes=options.include_attributes, indent=options.indent))


if __name__ == "__main__":
    main()
