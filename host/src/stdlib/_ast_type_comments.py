"""Comments that say types (PEP 484), as `ast.parse(..., type_comments=True)` notes them.

Those of assignments, loops, `with` and functions are noted; not those of single parameters.
"""

import ast
import io
import re
import tokenize

_COMMENT = re.compile(r"#[ \t]*type: [ \t]*(.*)", re.DOTALL)
_IGNORED = re.compile(r"ignore(?![A-Za-z0-9])(.*)", re.DOTALL)


def note(tree, source):
    """Puts the comments of the source into its tree."""
    comments = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        found = token.type == tokenize.COMMENT and _COMMENT.match(token.string)
        if not found:
            continue
        ignored = _IGNORED.match(found[1])
        if not ignored:
            comments[token.start[0]] = found[1]
        elif isinstance(tree, ast.Module):
            tree.type_ignores.append(ast.TypeIgnore(token.start[0], ignored[1]))
    for node in ast.walk(tree) if comments else ():
        for line in _lines(node):
            if line in comments:
                node.type_comment = comments[line]
                break
    return tree


def _lines(node):
    """The lines where a comment is of the statement."""
    if isinstance(node, ast.Assign):
        return (node.end_lineno,)
    if isinstance(node, (ast.For, ast.AsyncFor)):
        header = [node.iter]
    elif isinstance(node, (ast.With, ast.AsyncWith)):
        header = [item.optional_vars or item.context_expr for item in node.items]
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        taken = node.args
        header = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg,
                  node.returns]
    else:
        return ()
    ends = [part.end_lineno for part in header if part is not None]
    return range(max(ends, default=node.lineno), node.body[0].lineno)


def parse_signature(source, filename):
    """The tree of a function's type: its parameters' in brackets, an arrow, and its result's."""
    at = _arrow(source)
    taken, result = source[:at], source[at:].removeprefix("->")
    if at is None or not taken.startswith("("):
        compile(source, filename, "exec")
        raise SyntaxError("invalid syntax", (filename, 1, 1, source, 1, 1))
    # With a name before them the brackets are a call's.
    call = ast.parse("f" + taken, filename, "eval").body
    tree = ast.FunctionType(
        _types_of(call, filename, source), ast.parse(result.strip(), filename, "eval").body
    )
    for node in tree.argtypes:
        _move(node, -1)
    _move(tree.returns, len(source[:at + 2].encode()) + len(result) - len(result.lstrip()))
    return tree


def _types_of(call, filename, source):
    """The arguments of a call: plain ones, then one with a star, then one with two."""
    ranks, types = [-1], []
    for argument in [*call.args, *call.keywords]:
        rank = isinstance(argument, ast.Starred) + 2 * isinstance(argument, ast.keyword)
        if rank < ranks[-1] or rank == ranks[-1] > 0 or getattr(argument, "arg", None) is not None:
            raise SyntaxError("invalid syntax", (filename, 1, 1, source, 1, 1))
        ranks.append(rank)
        types.append(argument.value if rank else argument)
    return types


def _arrow(source):
    """Where the arrow behind the brackets is."""
    depth = 0
    for i, c in enumerate(source):
        if depth == 0 and source.startswith("->", i):
            return i
        depth += (c in "([{") - (c in ")]}")
    return None


def _move(tree, columns):
    """Moves what is in the first line."""
    for node in ast.walk(tree):
        if getattr(node, "lineno", 0) == 1:
            node.col_offset += columns
        if getattr(node, "end_lineno", 0) == 1:
            node.end_col_offset += columns
