"""The classes of the nodes of Python's syntax."""

# The module whose classes these are.
__name__ = "ast"

PyCF_ONLY_AST = 0x400

# What nodes there are of each sort, with their fields: those in brackets are lists, those with a
# question mark may be missing.
_GRAMMAR = """
mod: Module body[] type_ignores[] | Interactive body[] | Expression body | FunctionType argtypes[] returns
stmt: FunctionDef name args body[] decorator_list[] returns? type_comment? type_params[]
| AsyncFunctionDef name args body[] decorator_list[] returns? type_comment? type_params[]
| ClassDef name bases[] keywords[] body[] decorator_list[] type_params[] | Return value?
| Delete targets[] | Assign targets[] value type_comment? | TypeAlias name type_params[] value
| AugAssign target op value | AnnAssign target annotation value? simple
| For target iter body[] orelse[] type_comment? | AsyncFor target iter body[] orelse[] type_comment?
| While test body[] orelse[] | If test body[] orelse[] | With items[] body[] type_comment?
| AsyncWith items[] body[] type_comment? | Match subject cases[] | Raise exc? cause?
| Try body[] handlers[] orelse[] finalbody[] | TryStar body[] handlers[] orelse[] finalbody[]
| Assert test msg? | Import names[] | ImportFrom module? names[] level? | Global names[]
| Nonlocal names[] | Expr value | Pass | Break | Continue
expr: BoolOp op values[] | NamedExpr target value | BinOp left op right | UnaryOp op operand
| Lambda args body | IfExp test body orelse | Dict keys[] values[] | Set elts[]
| ListComp elt generators[] | SetComp elt generators[] | DictComp key value generators[]
| GeneratorExp elt generators[] | Await value | Yield value? | YieldFrom value
| Compare left ops[] comparators[] | Call func args[] keywords[]
| FormattedValue value conversion format_spec? | JoinedStr values[] | Constant value kind?
| Attribute value attr ctx+ | Subscript value slice ctx+ | Starred value ctx+ | Name id ctx+
| List elts[] ctx+ | Tuple elts[] ctx+ | Slice lower? upper? step?
expr_context: Load | Store | Del
boolop: And | Or
operator: Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd
| FloorDiv
unaryop: Invert | Not | UAdd | USub
cmpop: Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
excepthandler: ExceptHandler type? name? body[]
pattern: MatchValue value | MatchSingleton value | MatchSequence patterns[]
| MatchMapping keys[] patterns[] rest? | MatchClass cls patterns[] kwd_attrs[] kwd_patterns[]
| MatchStar name? | MatchAs pattern? name? | MatchOr patterns[]
type_ignore: TypeIgnore lineno tag
type_param: TypeVar name bound? default_value? | ParamSpec name default_value?
| TypeVarTuple name default_value?
"""
# Nodes that are sorts of their own.
_SINGLE = """
comprehension target iter ifs[] is_async | arguments posonlyargs[] args[] vararg? kwonlyargs[] kw_defaults[] kwarg? defaults[]
| arg arg annotation? type_comment? | keyword arg? value | alias name asname? | withitem context_expr optional_vars?
| match_case pattern guard? body[]
"""
_PLACE = "lineno", "col_offset", "end_lineno", "end_col_offset"


class AST:
    """A node."""
    __static_name__ = "ast.AST"

    __module__ = "ast"
    _fields = _attributes = ()
    _lists = _optional = _uses = frozenset()

    def __init__(self, *args, **kwargs):
        fields = self._fields
        name = type(self).__name__
        if len(args) > len(fields):
            s = "" if len(fields) == 1 else "s"
            raise TypeError(f"{name} constructor takes at most {len(fields)} positional argument{s}")
        given = dict(zip(fields, args))
        for key, value in kwargs.items():
            if key in given:
                raise TypeError(f"{name} got multiple values for argument {key!r}")
            given[key] = value
        for field in fields:
            if field in given:
                continue
            if field in self._lists:
                given[field] = []
            elif field in self._optional:
                given[field] = None
            elif field in self._uses:
                given[field] = Load()
        for key, value in given.items():
            setattr(self, key, value)

    def __reduce__(self):
        return _rebuilt, (type(self), dict(self.__dict__))

    def __replace__(self, /, **changes):
        return _rebuilt(type(self), self.__dict__ | changes)


def _rebuilt(cls, attributes):
    node = cls.__new__(cls)
    node.__dict__.update(attributes)
    return node


def _define(text, base, place):
    name, *fields = text.split()
    names = tuple(field.rstrip("[]?+") for field in fields)
    parts = {
        "__module__": "ast",
        "_fields": names,
        "__match_args__": names,
        "_lists": frozenset(f[:-2] for f in fields if f.endswith("[]")),
        "_optional": frozenset(f[:-1] for f in fields if f.endswith("?")),
        "_uses": frozenset(f[:-1] for f in fields if f.endswith("+")),
    }
    for field in parts["_optional"]:
        parts[field] = None
    if place:
        parts |= {"_attributes": _PLACE, "end_lineno": None, "end_col_offset": None}
    cls = type(name, (base,), parts)
    globals()[name] = cls
    return cls


_PLACED = {"stmt", "expr", "excepthandler", "pattern", "type_param", "arg", "keyword", "alias"}
_text = ""
for _line in _GRAMMAR.strip().split("\n"):
    _text += (" " if _line.startswith("|") else "\n") + _line
for _line in _text.strip().split("\n"):
    _sort, _, _nodes = _line.partition(":")
    _base = _define(_sort, AST, _sort in _PLACED)
    for _node in _nodes.split("|"):
        _define(_node, _base, _sort in _PLACED)
for _node in _SINGLE.replace("\n", " ").split("|"):
    _define(_node, AST, _node.split()[0] in _PLACED)
AST.__match_args__ = ()
