"""Methods of the built-in types, constructors and built-in functions, with arguments that mostly fit."""

import builtins

HUGE = "10 ** 20"
# Values of each type, as texts.
VALUES = {
    "int": ("0", "1", "-1", "2", "5", "8", "-7", "True", "255", "256", HUGE, "-(2 ** 63)"),
    "float": ("0.0", "-0.0", "1.5", "-2.5", "1e300", "float('inf')", "float('nan')", "3.0"),
    "complex": ("1j", "(2+3j)", "0j", "(1.5-0j)"),
    "str": ("''", "'a'", "'abc'", "'a,b,,c'", "'  x y '", "'Aa bB'", "'12'", "'éß😀'", "'utf-8'", "'ascii'", "'latin-1'", "'strict'", "'ignore'", "'replace'", "'big'", "'x=%s'", "'{}'", "'{0} {a}'", "'line\\nend\\r\\n'", "'0x1f'", "'ff 01'", "'d'", "'B'"),
    "bytes": ("b''", "b'a'", "b'abc'", "b'a,b,,c'", "b'  x y '", "b'Aa bB'", "b'12'", "b'\\x00\\xff'", "b'x=%s'", "b'line\\nend\\r\\n'", "b'\\xc3\\xa9\\xff'"),
    "bytearray": ("bytearray()", "bytearray(b'abc')", "bytearray(b'a b')"),
    "memoryview": ("memoryview(b'abc')", "memoryview(bytearray(b'abcd'))", "memoryview(b'abcdefgh').cast('H')", "memoryview(b'abcdef')[::2]", "memoryview(bytearray(b'abcdef')).cast('B', [2, 3])", "memoryview(b'abcdefgh').cast('e', (2, 2))[::-1]", "memoryview(bytearray(b'q')).cast('@b', [])"),
    "list": ("[]", "[1]", "[3, 1, 2]", "['a', 'b']", "[1, 'a']", "[(1, 2)]", "[[1], [2]]", "[('a', 1), ('b', 2)]", "[2, 3]", "[6]"),
    "tuple": ("()", "(1,)", "(1, 2)", "('a', 'b')", "(1, 'a', None)", "(b'a', b'')", "((1, 2), (3, 4))", "('a', '')"),
    "dict": ("{}", "{1: 2}", "{'a': 1, 'b': 2}", "{97: 'x', 98: None}", "{(): []}"),
    "set": ("set()", "{1}", "{1, 2, 3}", "{'a'}"),
    "frozenset": ("frozenset()", "frozenset({1, 2})", "frozenset({5})"),
    "range": ("range(0)", "range(5)", "range(2, 10, 3)", "range(5, 0, -2)"),
    "slice": ("slice(None)", "slice(1, 3)", "slice(5, None, -2)", "slice('a')", "slice(1, 10, 0)"),
    "NoneType": ("None",),
    "other": ("...", "NotImplemented", "object", "int", "str", "len", "ValueError", "iter([1, 2])", "(c for c in 'ab')", "iter('xy')", "lambda *a: a", "lambda v: v", "str.lower", "abs", "E1('e')", "E1", "list", "dict", "enumerate('ab')", "zip([1], [2])", "{'a': 1}.items()", "{'a': 1}.keys()", "map(str, [1])", "reversed([1, 2])"),
}
# What is asked of a method most often, by its type.
LIKELY = {
    "int": ("int", "int", "str", "float"),
    "float": ("float", "int"),
    "complex": ("complex", "float", "int"),
    "str": ("str", "str", "str", "int", "tuple", "NoneType", "dict"),
    "bytes": ("bytes", "bytes", "bytes", "int", "bytearray", "tuple", "NoneType", "str"),
    "bytearray": ("bytes", "bytes", "int", "bytearray", "memoryview", "tuple", "slice"),
    "memoryview": ("int", "str", "memoryview", "bytes", "slice", "tuple"),
    "list": ("int", "list", "tuple", "slice", "other"),
    "tuple": ("int", "tuple", "slice"),
    "dict": ("dict", "int", "str", "list"),
    "set": ("set", "list", "int", "frozenset"),
    "frozenset": ("set", "list", "int", "frozenset"),
    "range": ("int", "range", "slice"),
    "slice": ("int", "slice"),
}
KEYWORDS = ("sep", "maxsplit", "encoding", "errors", "keepends", "tabsize", "count", "key", "reverse", "signed", "byteorder", "length", "bytes_per_sep", "strict", "start", "default", "x", "base", "ndigits", "end", "object", "mod", "exp", "a", "real", "imag", "string", "source", "iterable", "sub", "width", "fillchar", "table", "format", "shape", "order", "delete", "index", "n", "old", "new", "obj", "cls", "name")
FUNCTIONS = "abs all any ascii bin bool bytearray bytes callable chr complex delattr dict divmod enumerate filter float format frozenset getattr hasattr hex int isinstance issubclass iter len list map max memoryview min next object oct ord pow range repr reversed round set setattr slice sorted str sum tuple type zip".split()
# Whether equal literals are one object is nobody's promise.
SINGLE = ("None", "...", "NotImplemented", "True", "int", "len", "ValueError")
UNARY = ("-", "+", "~", "not ")
BINARY = ("+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is")
AUGMENTED = ("+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=")


def bounded(name, text):
    """TEXT without numbers that would take the time of both interpreters."""
    return text.replace(HUGE, "3").replace("2 ** 63", "3") if "pow" in name or "round" in name else text


def value(random, type_):
    return random.choice(VALUES[type_])


def anything(random):
    return value(random, random.choice(tuple(VALUES)))


def argument(random, type_):
    likely = LIKELY.get(type_)
    return value(random, random.choice(likely)) if likely and random.random() < 0.8 else anything(random)


def arguments(random, type_):
    found = [argument(random, type_) for _ in range(random.choice((0, 1, 1, 1, 2, 2, 3, 4)))]
    if random.random() < 0.12:
        found += [f"{name}={argument(random, type_)}" for name in random.sample(KEYWORDS, random.choice((1, 1, 2)))]
    elif random.random() < 0.04:
        found.append(random.choice(("*", "**")) + anything(random))
    return ", ".join(found)


def names_of(type_):
    """The methods that the reference has, but special ones."""
    return [n for n in dir(getattr(builtins, type_)) if not n.startswith("_")]


NAMES = {type_: names_of(type_) for type_ in LIKELY}


def snippet(random):
    """A value whose methods are called, unbound as well, and which is shown after each."""
    type_ = random.choice(tuple(LIKELY))
    lines = [f"x = {value(random, type_)}"]
    for _ in range(7):
        name = random.choice(NAMES[type_])
        call = bounded(name, f"({arguments(random, type_)})") if callable(getattr(getattr(builtins, type_), name)) else ""
        form = random.random()
        if type_ == "set" and name == "pop":
            # Which one comes first is nobody's promise.
            lines.append(f"show(lambda: x.pop{call} if len(x) < 2 else x.clear())")
        elif form < 0.75:
            lines += [f"show(lambda: x.{name}{call})", "print(text(x))"]
        elif form < 0.85:
            lines.append(f"show(lambda: {type_}.{name}({argument(random, type_)}, {call[1:-1]}))")
        else:
            lines.append(f"show(lambda: {type_}({arguments(random, type_)}))")
    return "\n".join(lines)


def functions(random):
    """Built-in functions and operators with any arguments."""
    lines = []
    for _ in range(8):
        form = random.random()
        if form < 0.5:
            name = random.choice(FUNCTIONS)
            lines.append(f"show(lambda: {name}({bounded(name, arguments(random, random.choice(tuple(LIKELY))))}))")
        elif form < 0.75:
            operator = random.choice(BINARY)
            right = random.choice(SINGLE) if operator == "is" else anything(random)
            lines.append(f"show(lambda: {anything(random)} {operator} {right})")
        elif form < 0.8:
            lines.append(f"show(lambda: {random.choice(UNARY)}{anything(random)})")
        elif form < 0.9:
            lines.append(f"show(lambda: {anything(random)}[{anything(random)}])")
        else:
            change = random.choice((f"x {random.choice(AUGMENTED)} {anything(random)}", f"x[{anything(random)}] = {anything(random)}", f"del x[{anything(random)}]", f"x, *y = {anything(random)}", f"x[{anything(random)}] {random.choice(AUGMENTED)} {anything(random)}", f"for y in {anything(random)}: x = x, y", f"x.{random.choice(('a', 'real', 'start', '__class__', '__doc__'))} = {anything(random)}", f"raise x from {anything(random)}", "raise x", f"with x: pass", f"del x.{random.choice(('a', 'real', 'append'))}"))
            lines += [f"x = {anything(random)}", "try:", f" {change}", " print(text(x))", "except BaseException as e: caught(e)"]
    return "\n".join(lines)
