"""The classes of the nodes of Python's syntax."""

import warnings
from types import GenericAlias, UnionType

# The module whose classes these are.
__name__ = "ast"

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8000 | PyCF_ONLY_AST

# The sorts of nodes that have alternatives. What is indented goes on with the line before. Of
# fields with a star there are any number, those with a question mark may be missing.
_SUMS = """
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body)
| Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr?
  returns, string? type_comment, type_param* type_params)
| AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr?
  returns, string? type_comment, type_param* type_params)
| ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list,
  type_param* type_params)
| Return(expr? value) | Delete(expr* targets)
| Assign(expr* targets, expr value, string? type_comment)
| TypeAlias(expr name, type_param* type_params, expr value)
| AugAssign(expr target, operator op, expr value)
| AnnAssign(expr target, expr annotation, expr? value, int simple)
| For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
| AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
| While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse)
| With(withitem* items, stmt* body, string? type_comment)
| AsyncWith(withitem* items, stmt* body, string? type_comment)
| Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause)
| Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
| TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
| Assert(expr test, expr? msg) | Import(alias* names)
| ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names)
| Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value)
| BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand)
| Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
| Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
| SetComp(expr elt, comprehension* generators)
| DictComp(expr key, expr value, comprehension* generators)
| GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value)
| YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators)
| Call(expr func, expr* args, keyword* keywords)
| FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values)
| Constant(constant value, string? kind)
| Attribute(expr value, identifier attr, expr_context ctx)
| Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx)
| Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx)
| Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor
| BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
pattern = MatchValue(expr value) | MatchSingleton(constant value)
| MatchSequence(pattern* patterns) | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
| MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
| MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name)
| MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
| ParamSpec(identifier name, expr? default_value)
| TypeVarTuple(identifier name, expr? default_value)
"""
# Nodes that are sorts of their own.
_PRODUCTS = """
comprehension(expr target, expr iter, expr* ifs, int is_async)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg?
  kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
"""
_PLACE = "lineno", "col_offset", "end_lineno", "end_col_offset"
_PLAIN = {"identifier": str, "string": str, "int": int, "constant": object}
_ENDS = "and will be removed in Python 3.15."
_BECOMES = "This will become an error in Python 3.15."


class AST:
    __static_name__ = "ast.AST"

    __module__ = "ast"
    _fields = _attributes = ()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        count = len(fields)
        if len(args) > count:
            s = "" if count == 1 else "s"
            raise TypeError(
                f"{type(self).__name__} constructor takes at most {count} positional argument{s}"
            )
        missing = list(fields)
        for field, value in zip(fields, args):
            setattr(self, field, value)
            if field in missing:
                missing.remove(field)
        for field, value in kwargs.items():
            if field in missing:
                missing.remove(field)
            elif field in fields:
                raise TypeError(f"{_name(self)} got multiple values for argument {field!r}")
            elif field not in self._attributes:
                warnings.warn(
                    f"{_name(self)}.__init__ got an unexpected keyword argument '{field}'. "
                    f"Support for arbitrary keyword arguments is deprecated {_ENDS}",
                    DeprecationWarning, 2,
                )
            setattr(self, field, value)
        if missing:
            _complete(self, missing)

    def __reduce__(self):
        state = dict(self.__dict__)
        args = []
        # As many as the constructor would miss; the state says what they are.
        for field in self._fields:
            if field not in state:
                break
            args.append(None)
        return type(self), tuple(args), state


AST.__doc__ = None


def _name(node):
    """The name of a node's class in messages."""
    return "ast.AST" if type(node) is AST else type(node).__name__


def _complete(node, missing):
    """Gives a new node the fields that it was not given, or warns that they are missing."""
    types = getattr(type(node), "_field_types", None)
    if types is None:
        return
    for field in missing:
        sort = types.get(field)
        if sort is None:
            warnings.warn(
                f"Field '{field}' is missing from {_name(node)}._field_types. {_BECOMES}",
                DeprecationWarning, 3,
            )
        elif isinstance(sort, UnionType):
            # The class has None.
            continue
        elif isinstance(sort, GenericAlias):
            setattr(node, field, [])
        elif sort is expr_context:
            setattr(node, field, _load)
        else:
            warnings.warn(
                f"{_name(node)}.__init__ missing 1 required positional argument: '{field}'. "
                f"{_BECOMES}", DeprecationWarning, 3,
            )


def _define(text, base, place):
    """Makes the class of a node, whose fields are in brackets; their types are found later."""
    name, _, rest = text.partition("(")
    fields = [field.split() for field in rest.rstrip(")").split(", ")] if rest else []
    names = tuple(field for _, field in fields)
    parts = {"_fields": names, "__match_args__": names, "__module__": "ast", "__doc__": text}
    if place:
        parts |= {"_attributes": _PLACE, "end_lineno": None, "end_col_offset": None}
    for sort, field in fields:
        if sort.endswith("?"):
            parts[field] = None
    cls = globals()[name] = type(name, (base,), parts)
    _declared.append((cls, fields))
    return cls


def _type(sort):
    """The type of a field."""
    name = sort.rstrip("*?")
    found = _PLAIN.get(name) or globals()[name]
    if sort.endswith("*"):
        return list[found]
    return found | None if sort.endswith("?") else found


def _define_all():
    for line in _SUMS.strip().replace("\n  ", " ").replace("\n|", " |").split("\n"):
        sort, _, nodes = line.partition(" = ")
        nodes = nodes.split(" | ")
        base = _define(sort, AST, sort in _PLACED)
        simple = not any("(" in node for node in nodes)
        between = " | " if simple else "\n" + " " * (len(sort) + 1) + "| "
        base.__doc__ = f"{sort} = {between.join(nodes)}"
        _declared.pop()
        for node in nodes:
            _define(node, base, False)
    for line in _PRODUCTS.strip().replace("\n  ", " ").split("\n"):
        _define(line, AST, line.partition("(")[0] in _PLACED)
    for cls, fields in _declared:
        types = {field: _type(sort) for sort, field in fields}
        cls._field_types = cls.__annotations__ = types


_PLACED = {"stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias"}
_declared = []
_define_all()
AST.__match_args__ = ()
# The one that fields have if nothing is said.
_load = Load()
