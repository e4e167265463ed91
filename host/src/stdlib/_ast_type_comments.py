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
