# Constructors of nodes, what they warn of, older classes, places, versions, signatures.
import ast
import copy
import pickle
import warnings


def show(what, *args, **kwargs):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            made = what(*args, **kwargs)
            print(made if not isinstance(made, ast.AST) else ast.dump(made))
        except Exception as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("  ", warning.category.__name__, warning.message)


show(ast.Name)
show(ast.Name, "x", foo=1)
show(ast.Name, "x", lineno=1)
show(ast.Name, 1, 2, 3)
show(ast.Name, "x", id=1)
show(ast.AST, a=1)
show(ast.BinOp, op=ast.Add(), right=1)
show(ast.Return)
show(ast.Module)


class Own(ast.AST):
    _fields = "a", "b"
    _field_types = {"a": int}


show(Own, a=1)
print(ast.Name("x").ctx is ast.Load() or ast.Name("x").ctx is ast.Name("y").ctx)
for cls in (ast.Name, ast.FunctionDef, ast.arguments, ast.Constant, ast.Load):
    print(cls.__doc__, cls._field_types, cls.__annotations__ == cls._field_types)
print(ast.AST.__doc__, ast.operator.__doc__)
print(ast.pattern.__doc__)
print(ast.Name("x").__reduce__()[:2], ast.BinOp.__new__(ast.BinOp).__reduce__())
tree = ast.parse("def f(a, *b): return {a: [b]}")
for protocol in range(6):
    again = pickle.loads(pickle.dumps(tree, protocol))
    print(ast.dump(again) == ast.dump(tree), end=" ")
print(ast.dump(copy.deepcopy(tree)) == ast.dump(tree))

show(lambda: ast.Num(1))
show(lambda: ast.Str("a"))
show(lambda: ast.NameConstant(None))
show(lambda: ast.Ellipsis())
show(lambda: isinstance(ast.Constant(1), ast.Num))
show(lambda: isinstance(ast.Constant(True), ast.Num))
show(lambda: ast.Constant(1).n)
show(lambda: ast.Index(ast.Name("i")))
show(lambda: ast.ExtSlice([ast.Name("i")]))
show(lambda: ast.Nothing)


class Visitor(ast.NodeVisitor):
    def visit_Num(self, node):
        print("number", node.value)

    def visit_Str(self, node):
        print("text", node.value)


show(Visitor().visit, ast.parse("f(1, 'a', None)"))

# A lone generator has the call's brackets; what shows itself; a semicolon behind a block.
for source in ("f(x for x in y)", "f (  x for x in y  )", "f((x for x in y))", "f'a{b = !r:>5}'",
               "f'{b=}'", "f'{ (b) = :x}'", "if x: a;", "for x in y: a ; b ;",
               "try: a;\nexcept: b;"):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.GeneratorExp, ast.Constant, ast.stmt, ast.ExceptHandler)):
            print(type(node).__name__, node.lineno, node.col_offset, node.end_lineno,
                  node.end_col_offset, ast.get_source_segment(source, node))

for version, source in (
    (5, "x: int = 1"), (4, "a @ b"), (7, "(x := 1)"), (5, "1_0"), (9, "match x:\n case 1: pass"),
    (7, "def f(a, /): pass"), (11, "type X = 1"), (11, "def f[T](): pass"), (4, "await x"),
    (12, "def f[T=int](): pass"), (10, "try: pass\nexcept* A: pass"), (13, "type X[T=1] = 1"),
):
    show(ast.parse, source, feature_version=(3, version))
show(ast.parse, "1", feature_version=(2, 7))
show(ast.parse, "1", feature_version="3")

show(ast.parse, "(int, *str, **x) -> a.b", mode="func_type")
show(ast.parse, "() -> a[(b, c)]", mode="func_type")
show(ast.parse, "(*a, b) -> c", mode="func_type")
show(ast.parse, "x", mode="func_type")
for node in ast.walk(ast.parse("(int, *b) -> c", mode="func_type")):
    if hasattr(node, "lineno"):
        print(node.id, node.col_offset, node.end_col_offset)

where = dict(lineno=1, col_offset=0)
for pattern in (
    ast.MatchValue(ast.Constant(True)), ast.MatchValue(ast.Name("x")), ast.MatchStar("x"),
    ast.MatchSequence([ast.MatchStar("_")]), ast.MatchAs(name="False"), ast.MatchOr([]),
    ast.MatchMapping([], [], rest="_"),
    ast.MatchClass(ast.Name("C"), [ast.MatchStar()], [], []),
):
    match = ast.Match(ast.Name("x"), [ast.match_case(pattern, body=[ast.Pass()])])
    show(compile, ast.fix_missing_locations(ast.Module([match])), "f", "exec")
for expression in (ast.List([None]), ast.Subscript(ast.Name("a"), ast.Name("b", ast.Store())),
                   ast.Lambda(ast.arguments(), ast.Name("x", ast.Del()))):
    show(compile, ast.fix_missing_locations(ast.Expression(expression)), "f", "eval")
show(ast.literal_eval, "1" * 5000)
