"""Programs that CPython 3.13 itself gets wrong, for generators to stay clear of, or to be left out
where they differ.

Where a comprehension in a function binds a name that the function does not bind, and another
comprehension, lambda or function in it means a variable of that name further out, 3.13 takes that
for a local variable of the function that nothing was assigned to; some such programs crash it.
"""

import ast

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
SCOPES = (*COMPREHENSIONS, *FUNCTIONS, ast.ClassDef)


def is_misread(source):
    """Whether CPython 3.13 may take a variable of this program for another."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return False
    # What is generated stands in a function.
    return any(is_misread_in(f) for f in ast.walk(tree) if isinstance(f, (*FUNCTIONS, ast.Module, ast.ClassDef)))


def is_misread_in(scope):
    own, comprehended, meant = set(), set(), set()
    for node in directly(scope):
        if isinstance(node, SCOPES):
            inside = bound_by(node) if isinstance(node, COMPREHENSIONS) else set()
            comprehended |= inside
            meant |= read_in(node, frozenset())
        elif isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
            own.add(node.id)
        elif isinstance(node, ast.arg):
            own.add(node.arg)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            own.update(node.names)
        elif isinstance(node, ast.ExceptHandler) and node.name:
            own.add(node.name)
    return bool(comprehended & meant - own)


def directly(scope):
    """The nodes of a scope, without what is in the scopes in it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, SCOPES):
            waiting += ast.iter_child_nodes(node)


def bound_by(comprehension):
    """The names that a comprehension binds, and those in it."""
    loops = [g for node in ast.walk(comprehension) if isinstance(node, COMPREHENSIONS) for g in node.generators]
    return {n.id for g in loops for n in ast.walk(g.target) if isinstance(n, ast.Name)}


def read_in(node, bound):
    """The names that are read in a scope and that no comprehension around them binds."""
    if isinstance(node, COMPREHENSIONS):
        bound |= {n.id for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)}
    names = {node.id} - bound if isinstance(node, ast.Name) else set()
    return names.union(*(read_in(child, bound) for child in ast.iter_child_nodes(node)))
