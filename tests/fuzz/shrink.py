"""Makes a snippet that differs smaller, as long as it differs in the same way."""

import ast
import copy
import time

import batch

# Candidates that are tried in one process.
AT_ONCE = 40
ROUNDS = 60
# Seconds after which what has been reached is good enough: candidates that run for ever take long.
LIMIT = 60


def size(source):
    return len(source)


def statement_lists(tree):
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody", "handlers"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                yield node, field, block


def without_statements(tree):
    """Trees that lack statements: halves first, then one at a time."""
    for count, (_, _, block) in enumerate(list(statement_lists(tree))):
        width = len(block)
        while width:
            for start in range(0, len(block), width):
                clone = copy.deepcopy(tree)
                node, field, other = list(statement_lists(clone))[count]
                del other[start : start + width]
                if not other and field == "body":
                    other.append(ast.Pass())
                yield clone
            width //= 2


def with_blocks_opened(tree):
    """Trees in which a compound statement is replaced by what is in it."""
    for count, (_, _, block) in enumerate(list(statement_lists(tree))):
        for i, statement in enumerate(block):
            for field in ("body", "orelse", "finalbody"):
                inner = getattr(statement, field, None)
                if isinstance(inner, list) and inner:
                    clone = copy.deepcopy(tree)
                    other = list(statement_lists(clone))[count][2]
                    other[i : i + 1] = getattr(other[i], field)
                    yield clone


def children(node):
    """Expressions inside NODE that may stand for it."""
    return [c for c in ast.iter_child_nodes(node) if isinstance(c, ast.expr) and not isinstance(c, ast.Starred)]


def expression_places(tree):
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.expr):
                yield node, field, None, value
            elif isinstance(value, list):
                for i, item in enumerate(value):
                    if isinstance(item, ast.expr):
                        yield node, field, i, item


def with_simpler_expressions(tree):
    """Trees in which one expression is replaced by a part of it, or an item of a list left out."""
    for count, (_, _, index, value) in enumerate(list(expression_places(tree))):
        replacements = [(lambda v, k=k: children(v)[k]) for k in range(len(children(value)))]
        if not isinstance(value, (ast.Constant, ast.Name)):
            replacements += [lambda v: ast.Constant(0), lambda v: ast.Constant(None)]
        elif isinstance(value, ast.Constant) and isinstance(value.value, str) and len(value.value) > 1:
            half = len(value.value) // 2
            replacements += [lambda v: ast.Constant(v.value[:half]), lambda v: ast.Constant(v.value[half:])]
        elif isinstance(value, ast.Constant) and type(value.value) is int and abs(value.value) > 1:
            replacements += [lambda v: ast.Constant(1), lambda v: ast.Constant(v.value // 2)]
        for replace in replacements:
            clone = copy.deepcopy(tree)
            node, field, i, old = list(expression_places(clone))[count]
            if i is None:
                setattr(node, field, replace(old))
            else:
                getattr(node, field)[i] = replace(old)
            yield clone
        if index is not None:
            clone = copy.deepcopy(tree)
            node, field, i, old = list(expression_places(clone))[count]
            del getattr(node, field)[i]
            yield clone


def candidates(source):
    tree = ast.parse(source)
    for make in (without_statements, with_blocks_opened, with_simpler_expressions):
        for clone in make(tree):
            try:
                text = ast.unparse(ast.fix_missing_locations(clone))
                # Where it stands matters to what may stand there.
                compile("def f():\n" + "\n".join(" " + line for line in text.splitlines()), "", "exec")
            except (SyntaxError, ValueError, TypeError, AttributeError, RecursionError):
                continue
            if size(text) < size(source):
                yield text


def shrink(runner, snippet, mode, kept):
    """A smaller snippet whose difference has the signature KEPT."""
    best, end = snippet, time.monotonic() + LIMIT
    for _ in range(ROUNDS):
        smaller = find_smaller(runner, best, mode, kept, end)
        if smaller is None:
            break
        best = smaller
    return best


def find_smaller(runner, snippet, mode, kept, end):
    pending = []
    try:
        for text in candidates(snippet.source):
            if time.monotonic() > end:
                return None
            pending.append(batch.Snippet(snippet.kind, snippet.seed, text))
            if len(pending) == AT_ONCE:
                if found := first_that_differs(runner, pending, mode, kept):
                    return found
                pending = []
    except SyntaxError:
        return None
    return first_that_differs(runner, pending, mode, kept) if pending else None


def first_that_differs(runner, snippets, mode, kept):
    if kept[1] == "status" or kept[0] == "status":
        # The process does not survive it: one at a time.
        groups = [[s] for s in snippets]
    else:
        groups = [snippets]
    for group in groups:
        same = [i for i, w, g in runner.compare(group, mode) if batch.signature(w, g) == kept]
        if same:
            return min((group[i] for i in same), key=lambda s: size(s.source))
    return None
