"""What `compile` does with a tree of the module `ast`: checks it, and lists it for the compiler.

The list names each node's class, then its place where it has one (line, column, last line, column
behind the last), then its fields in the order below: a node, a text, a number, None, or how many
nodes follow and these. In front of all stand the lines that places name, each with its width.
"""

import ast
from ast import AST

# The sort of each field: `*` a list, `?` may be missing; what begins with a capital letter is no
# node. Comments about types mean nothing to the compiler.
_FIELDS = """
Module body:stmt*
Interactive body:stmt*
Expression body:expr
FunctionDef name:Name args:arguments body:stmt* decorator_list:expr* returns:expr? type_params:type_param*
AsyncFunctionDef name:Name args:arguments body:stmt* decorator_list:expr* returns:expr? type_params:type_param*
ClassDef name:Name bases:expr* keywords:keyword* body:stmt* decorator_list:expr* type_params:type_param*
Return value:expr?
Delete targets:expr*
Assign targets:expr* value:expr
TypeAlias name:expr type_params:type_param* value:expr
AugAssign target:expr op:operator value:expr
AnnAssign target:expr annotation:expr value:expr? simple:Int
For target:expr iter:expr body:stmt* orelse:stmt*
AsyncFor target:expr iter:expr body:stmt* orelse:stmt*
While test:expr body:stmt* orelse:stmt*
If test:expr body:stmt* orelse:stmt*
With items:withitem* body:stmt*
AsyncWith items:withitem* body:stmt*
Match subject:expr cases:match_case*
Raise exc:expr? cause:expr?
Try body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*
TryStar body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*
Assert test:expr msg:expr?
Import names:alias*
ImportFrom module:Name? names:alias* level:Int?
Global names:Name*
Nonlocal names:Name*
Expr value:expr
Pass
Break
Continue
BoolOp op:boolop values:expr*
NamedExpr target:expr value:expr
BinOp left:expr op:operator right:expr
UnaryOp op:unaryop operand:expr
Lambda args:arguments body:expr
IfExp test:expr body:expr orelse:expr
Dict keys:expr* values:expr*
Set elts:expr*
ListComp elt:expr generators:comprehension*
SetComp elt:expr generators:comprehension*
DictComp key:expr value:expr generators:comprehension*
GeneratorExp elt:expr generators:comprehension*
Await value:expr
Yield value:expr?
YieldFrom value:expr
Compare left:expr ops:cmpop* comparators:expr*
Call func:expr args:expr* keywords:keyword*
FormattedValue value:expr conversion:Int format_spec:expr?
JoinedStr values:expr*
Constant value:Constant
Attribute value:expr attr:Name ctx:expr_context
Subscript value:expr slice:expr ctx:expr_context
Starred value:expr ctx:expr_context
Name id:Name ctx:expr_context
List elts:expr* ctx:expr_context
Tuple elts:expr* ctx:expr_context
Slice lower:expr? upper:expr? step:expr?
ExceptHandler type:expr? name:Name? body:stmt*
MatchValue value:expr
MatchSingleton value:Constant
MatchSequence patterns:pattern*
MatchMapping keys:expr* patterns:pattern* rest:Name?
MatchClass cls:expr patterns:pattern* kwd_attrs:Name* kwd_patterns:pattern*
MatchStar name:Name?
MatchAs pattern:pattern? name:Name?
MatchOr patterns:pattern*
TypeVar name:Name bound:expr? default_value:expr?
ParamSpec name:Name default_value:expr?
TypeVarTuple name:Name default_value:expr?
comprehension target:expr iter:expr ifs:expr* is_async:Int
arguments posonlyargs:arg* args:arg* vararg:arg? kwonlyargs:arg* kw_defaults:expr* kwarg:arg? defaults:expr*
arg arg:Name annotation:expr?
keyword arg:Name? value:expr
alias name:Name asname:Name?
withitem context_expr:expr optional_vars:expr?
match_case pattern:pattern guard:expr? body:stmt*
"""
# A line is taken to be no wider than that, in bytes.
_WIDEST = 1 << 16
_MISSING = object()


def _fields():
    found = {}
    for line in _FIELDS.split("\n")[1:-1]:
        name, *fields = line.split()
        parsed = []
        for field in fields:
            field, _, sort = field.partition(":")
            plain = sort.rstrip("*?")
            parsed.append((field, plain, sort[len(plain):]))
        found[name] = getattr(ast, name), parsed
    # Operators and contexts have no fields.
    for name in ("expr_context", "boolop", "operator", "unaryop", "cmpop"):
        for cls in getattr(ast, name).__subclasses__():
            if cls.__module__ == "ast":
                found[cls.__name__] = cls, []
    return found


_CLASSES = _fields()
_BY_CLASS = {cls: (name, fields) for name, (cls, fields) in _CLASSES.items()}


def flatten(tree, mode):
    """The list of a tree; None for what is no tree."""
    if not isinstance(tree, AST):
        return None
    wanted = {"exec": ast.Module, "eval": ast.Expression, "single": ast.Interactive}[mode]
    if not isinstance(tree, wanted):
        raise TypeError(f"expected {wanted.__name__} node, got {type(tree).__name__}")
    flat = _Flat()
    flat.node(tree, "mod")
    from _ast_check import check
    check(tree)
    head = [len(flat.lines)]
    for line, width in sorted(flat.lines.items()):
        head += line, width
    return head + flat.items


def has_lazy_annotations(tree):
    """Whether a module says that its annotations are kept as text."""
    body = getattr(tree, "body", None)
    for statement in body if isinstance(body, list) else ():
        if isinstance(statement, ast.ImportFrom) and statement.module == "__future__":
            if any(alias.name == "annotations" for alias in statement.names):
                return True
    return False


class _Flat:
    """The list as far as it is."""

    def __init__(self):
        self.items = []
        # The width of each line that a place names.
        self.lines = {}
        self.lazy = False

    def node(self, node, sort):
        base = getattr(ast, sort)
        # What has no subclasses is known by its fields alone.
        place = self.place(node, sort) if base._attributes else []
        if not isinstance(node, base):
            raise TypeError(f"expected some sort of {sort}, but got {node!r}")
        for cls in type(node).__mro__:
            if cls in _BY_CLASS:
                break
        else:
            raise TypeError(f"expected some sort of {sort}, but got {node!r}")
        name, fields = _BY_CLASS[cls]
        if name == "Module":
            self.lazy = has_lazy_annotations(node)
        if name == "Constant" and type(getattr(node, "value", None)) is tuple:
            return self.node(_tuple_of(node), "expr")
        self.items.append(name)
        self.items += place
        for field, sort, many in fields:
            value = getattr(node, field, _MISSING)
            if many == "*":
                self.list(name, field, sort, value)
                continue
            if value is _MISSING:
                if many != "?":
                    raise TypeError(f'required field "{field}" missing from {name}')
                value = None
            if value is None and sort != "Constant":
                if many != "?":
                    raise ValueError(f"field '{field}' is required for {name}")
                self.items.append(None)
            elif self.lazy and field in ("annotation", "returns"):
                self.node(ast.copy_location(ast.Constant(ast.unparse(value)), value), "expr")
            else:
                self.value(value, sort)

    def place(self, node, sort):
        place = []
        for field in ast._PLACE:
            value = getattr(node, field, _MISSING)
            if value is None or value is _MISSING:
                if not field.startswith("end_"):
                    if value is None:
                        raise ValueError(f"invalid integer value: {value!r}")
                    raise TypeError(f'required field "{field}" missing from {sort}')
                value = place[len(place) - 2]
            elif not isinstance(value, int):
                raise ValueError(f"invalid integer value: {value!r}")
            place.append(int(value))
        line, column, end_line, end_column = place
        if line > end_line:
            raise ValueError(f"AST node line range ({line}, {end_line}) is not valid")
        if line < 0 and end_line != line or column < 0 and end_column != column:
            raise ValueError(f"AST node column range ({column}, {end_column}) for line range "
                             f"({line}, {end_line}) is not valid")
        if line == end_line and column > end_column:
            raise ValueError(f"line {line}, column {column}-{end_column} is not a valid range")
        found = []
        for line, column in ((line, column), (end_line, end_column)):
            line, column = max(line, 0), min(max(column, 0), _WIDEST)
            self.lines[line] = max(self.lines.get(line, 0), column + 1)
            found += line, column
        return found

    def list(self, name, field, sort, values):
        if values is _MISSING:
            values = []
        if not isinstance(values, list):
            raise TypeError(f'{name} field "{field}" must be a list, not a {type(values).__name__}')
        self.items.append(len(values))
        for value in values:
            if value is None:
                self.items.append(None)
                continue
            if name == "JoinedStr" and isinstance(value, ast.expr) and not isinstance(
                    value, (ast.Constant, ast.FormattedValue, ast.JoinedStr)):
                # Any other expression is a text that is joined as it is.
                value = ast.copy_location(ast.FormattedValue(value, -1), value)
            self.value(value, sort)

    def value(self, value, sort):
        if sort == "Name":
            if type(value) is not str:
                raise TypeError("AST identifier must be of type str")
            self.items.append(value)
        elif sort == "Int":
            if not isinstance(value, int):
                raise ValueError(f"invalid integer value: {value!r}")
            self.items.append(int(value))
        elif sort == "Constant":
            self.constant(value)
        else:
            self.node(value, sort)

    def constant(self, value):
        kind = type(value)
        if kind is int:
            # In base ten it could be too long to be written.
            self.items += "int", hex(value)
        elif kind is complex:
            self.items += "complex", value.real, value.imag
        elif value is None or kind in (bool, type(...)):
            self.items.append(str(value))
        elif kind in (str, bytes, float):
            self.items += kind.__name__, value
        else:
            raise TypeError(f"got an invalid type in Constant: {kind.__name__}")


def _tuple_of(constant):
    """The display of a tuple that is one constant."""
    items = [ast.copy_location(ast.Constant(item), constant) for item in constant.value]
    return ast.copy_location(ast.Tuple(items, ast.Load()), constant)
