"""What a tree must be besides made of the right nodes, before `compile` takes it."""

import ast

_CONSTANTS = "None", "True", "False"


def check(tree):
    """Raises ValueError for a tree that no source could give."""
    for node in ast.walk(tree):
        find = _CHECKS.get(type(node).__name__)
        if find is not None:
            find(node)
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and None in block:
                raise ValueError("None disallowed in statement list")


def _load(*nodes, holes=False):
    _context(nodes, "Load", holes)


def _context(nodes, wanted, holes=False):
    for node in nodes:
        if node is None:
            if not holes:
                raise ValueError("None disallowed in expression list")
            continue
        found = getattr(node, "ctx", None)
        if found is None:
            if wanted != "Load":
                raise ValueError(f"expression which can't be assigned to in {wanted} context")
        elif type(found).__name__ != wanted:
            raise ValueError(
                f"expression must have {wanted} context but has {type(found).__name__} instead"
            )
        elif wanted != "Load" and isinstance(node, (ast.Tuple, ast.List)):
            _context(node.elts, wanted)
        elif wanted != "Load" and isinstance(node, ast.Starred):
            _context([node.value], wanted)


def _full(list, what, owner):
    if not list:
        raise ValueError(f"empty {what} on {owner}")


def _one_of_each(field, *names):
    """A check that the expressions in fields are read."""
    def find(node):
        for name in names:
            value = getattr(node, name)
            if isinstance(value, list):
                _load(*value)
            elif value is not None:
                _load(value)
        if field is not None:
            _full(getattr(node, field), field, type(node).__name__)
    return find


def _function(node):
    _full(node.body, "body", type(node).__name__)
    _load(*node.decorator_list)
    if node.returns is not None:
        _load(node.returns)


def _class(node):
    _full(node.body, "body", "ClassDef")
    _load(*node.bases)
    _load(*(keyword.value for keyword in node.keywords))
    _load(*node.decorator_list)


def _assign(node):
    _full(node.targets, "targets", "Assign")
    _context(node.targets, "Store")
    _load(node.value)


def _delete(node):
    _full(node.targets, "targets", "Delete")
    _context(node.targets, "Del")


def _target(node):
    _context([node.target], "Store")
    _load(node.value)


def _annotated(node):
    _context([node.target], "Store")
    if node.simple and not isinstance(node.target, ast.Name):
        raise TypeError("AnnAssign with simple non-Name target")
    _load(node.annotation)


def _alias(node):
    if not isinstance(node.name, ast.Name):
        raise TypeError("TypeAlias with non-Name name")
    _context([node.name], "Store")


def _for(node):
    _context([node.target], "Store")
    _load(node.iter)
    _full(node.body, "body", type(node).__name__)


def _with(node):
    _full(node.items, "items", type(node).__name__)
    for item in node.items:
        _load(item.context_expr)
        if item.optional_vars is not None:
            _context([item.optional_vars], "Store")
    _full(node.body, "body", type(node).__name__)


def _match(node):
    _load(node.subject)
    _full(node.cases, "cases", "Match")


def _raise(node):
    if node.exc is None and node.cause is not None:
        raise ValueError("Raise with cause but no exception")
    _load(*(part for part in (node.exc, node.cause) if part is not None))


def _try(node):
    name = type(node).__name__
    _full(node.body, "body", name)
    if not node.handlers and not node.finalbody:
        raise ValueError(f"{name} has neither except handlers nor finalbody")
    if not node.handlers and node.orelse:
        raise ValueError(f"{name} has orelse but no except handlers")
    for handler in node.handlers:
        if handler.type is not None:
            _load(handler.type)
        _full(handler.body, "body", "ExceptHandler")


def _from(node):
    if node.level is not None and node.level < 0:
        raise ValueError("Negative ImportFrom level")
    _full(node.names, "names", "ImportFrom")


def _boolean(node):
    if len(node.values) < 2:
        raise ValueError("BoolOp with less than 2 values")
    _load(*node.values)


def _dict(node):
    if len(node.keys) != len(node.values):
        raise ValueError("Dict doesn't have the same number of keys as values")
    _load(*node.keys, holes=True)
    _load(*node.values)


def _comprehension(node):
    if not node.generators:
        raise ValueError("comprehension with no generators")
    for generator in node.generators:
        _context([generator.target], "Store")
        _load(generator.iter, *generator.ifs)
    _load(*((node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)))


def _compare(node):
    if not node.comparators:
        raise ValueError("Compare has no comparators")
    if len(node.comparators) != len(node.ops):
        raise ValueError("Compare has a different number of comparators and operands")
    _load(node.left, *node.comparators)


def _call(node):
    _load(node.func, *node.args)
    _load(*(keyword.value for keyword in node.keywords))


def _name(node):
    _not_a_constant(node.id)


def _arguments(node):
    named = [*node.posonlyargs, *node.args, *node.kwonlyargs, node.vararg, node.kwarg]
    _load(*(part.annotation for part in named if part is not None and part.annotation is not None))
    if len(node.defaults) > len(node.posonlyargs) + len(node.args):
        raise ValueError("more positional defaults than args on arguments")
    if len(node.kw_defaults) != len(node.kwonlyargs):
        raise ValueError("length of kwonlyargs is not the same as kw_defaults on arguments")
    _load(*node.defaults)
    _load(*node.kw_defaults, holes=True)


def _joined(node):
    _load(*node.values)


def _match_singleton(node):
    if node.value is not None and not isinstance(node.value, bool):
        raise ValueError("MatchSingleton can only contain True, False and None")


def _not_a_constant(name):
    if name in _CONSTANTS:
        raise ValueError(f"identifier field can't represent '{name}' constant")


def _capture(name):
    if name == "_":
        raise ValueError("can't capture name '_' in patterns")
    _not_a_constant(name)


def _no_star(patterns):
    if any(isinstance(pattern, ast.MatchStar) for pattern in patterns):
        raise ValueError("can't use MatchStar here")


def _is_number(node, kinds):
    return isinstance(node, ast.Constant) and type(node.value) in kinds


def _is_negative_or_not(node):
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return _is_number(node, (int, float))


def _literal(node):
    """A value that a pattern compares with."""
    _load(node)
    if isinstance(node, ast.Constant):
        if type(node.value) not in (int, float, complex, bytes, str):
            raise ValueError("unexpected constant inside of a literal pattern")
    elif isinstance(node, ast.UnaryOp):
        if not (isinstance(node.op, ast.USub) and _is_number(node.operand, (int, float, complex))):
            raise ValueError("patterns may only match literals and attribute lookups")
    elif isinstance(node, ast.BinOp):
        if not (isinstance(node.op, (ast.Add, ast.Sub)) and _is_negative_or_not(node.left)
                and _is_number(node.right, (complex,))):
            raise ValueError("patterns may only match literals and attribute lookups")
    elif not isinstance(node, (ast.Attribute, ast.JoinedStr)):
        raise ValueError("patterns may only match literals and attribute lookups")


def _match_value(node):
    _literal(node.value)


def _match_mapping(node):
    if len(node.keys) != len(node.patterns):
        raise ValueError("MatchMapping doesn't have the same number of keys as patterns")
    if node.rest is not None:
        _capture(node.rest)
    for key in node.keys:
        if not (isinstance(key, ast.Constant) and type(key.value) in (bool, type(None))):
            _literal(key)
    _no_star(node.patterns)


def _match_class(node):
    if len(node.kwd_attrs) != len(node.kwd_patterns):
        raise ValueError(
            "MatchClass doesn't have the same number of keyword attributes as patterns"
        )
    _load(node.cls)
    cls = node.cls
    while isinstance(cls, ast.Attribute):
        cls = cls.value
    if not isinstance(cls, ast.Name):
        raise ValueError("MatchClass cls field can only contain Name or Attribute nodes.")
    for name in node.kwd_attrs:
        _not_a_constant(name)
    _no_star([*node.patterns, *node.kwd_patterns])


def _match_star(node):
    if node.name is not None:
        _capture(node.name)


def _match_as(node):
    if node.name is not None:
        _capture(node.name)
    elif node.pattern is not None:
        raise ValueError("MatchAs must specify a target name if a pattern is given")
    _no_star([node.pattern])


def _match_or(node):
    if len(node.patterns) < 2:
        raise ValueError("MatchOr requires at least 2 patterns")
    _no_star(node.patterns)


def _match_case(node):
    _no_star([node.pattern])
    if node.guard is not None:
        _load(node.guard)
    _full(node.body, "body", "match_case")


def _display(node):
    _context(node.elts, type(node.ctx).__name__)


_CHECKS = {
    "Expression": _one_of_each(None, "body"), "List": _display, "Tuple": _display,
    "FunctionDef": _function, "AsyncFunctionDef": _function, "ClassDef": _class, "Assign": _assign,
    "Delete": _delete, "AugAssign": _target, "NamedExpr": _target, "AnnAssign": _annotated,
    "TypeAlias": _alias, "For": _for, "AsyncFor": _for, "With": _with, "AsyncWith": _with,
    "Match": _match, "Raise": _raise, "Try": _try, "TryStar": _try, "ImportFrom": _from,
    "BoolOp": _boolean, "Dict": _dict, "ListComp": _comprehension, "SetComp": _comprehension,
    "DictComp": _comprehension, "GeneratorExp": _comprehension, "Compare": _compare, "Call": _call,
    "Name": _name, "arguments": _arguments, "JoinedStr": _joined, "MatchMapping": _match_mapping,
    "MatchSingleton": _match_singleton, "MatchClass": _match_class, "MatchAs": _match_as,
    "MatchOr": _match_or, "MatchValue": _match_value, "MatchStar": _match_star,
    "match_case": _match_case, "While": _one_of_each("body", "test"), "If": _one_of_each("body", "test"),
    "Return": _one_of_each(None, "value"), "Assert": _one_of_each(None, "test", "msg"),
    "Expr": _one_of_each(None, "value"), "Import": _one_of_each("names"),
    "Global": _one_of_each("names"), "Nonlocal": _one_of_each("names"),
    "BinOp": _one_of_each(None, "left", "right"), "UnaryOp": _one_of_each(None, "operand"),
    "Lambda": _one_of_each(None, "body"), "IfExp": _one_of_each(None, "test", "body", "orelse"),
    "Await": _one_of_each(None, "value"), "Yield": _one_of_each(None, "value"),
    "YieldFrom": _one_of_each(None, "value"), "FormattedValue": _one_of_each(None, "value"),
    "Attribute": _one_of_each(None, "value"), "Subscript": _one_of_each(None, "value", "slice"),
    "Slice": _one_of_each(None, "lower", "upper", "step"), "Set": _one_of_each(None, "elts"),
}
