"""Subclasses of the built-in types with special methods that return right and wrong things."""

# A type and the arguments of its instances.
BASES = (
    ("object", ""), ("int", "7"), ("float", "2.5"), ("complex", "1+2j"), ("str", "'12'"), ("bytes", "b'34'"),
    ("bytearray", "b'56'"), ("list", "[1, 2]"), ("tuple", "(1, 2)"), ("dict", "{1: 2}"), ("set", "{1}"),
    ("frozenset", "{1}"), ("Exception", "'e'"), ("OSError", "2, 'no'"), ("type", "'T', (), {}"),
)
METHODS = "len bool str repr hash iter contains getitem setitem delitem format call reversed round neg pos abs invert next eq lt le length_hint missing enter trunc bytes int index float complex add radd iadd mul rmul imul mod rmod or ror ior sub pow rpow divmod rdivmod class_getitem".split()
RESULTS = (
    "3", "-1", "1.5", "b'zz'", "'s'", "None", "NotImplemented", "True", "[5, 6]", "iter((7, 8))", "10 ** 20", "1j",
    "I(5)", "F(2.5)", "S('t')", "B(b'u')", "self", "E1", "TypeError('t')", "IndexError('i')", "StopIteration('s')",
)
RAISED = ("E1", "TypeError", "IndexError", "StopIteration")
# Expressions of `x`, an instance, and of `y`, another one of it or of a subclass.
USES = (
    "len(x)", "bool(x)", "str(x)", "repr(x)", "ascii(x)", "hash(x) and 0", "first(x)", "1 in x", "'1' in x", "x[0]",
    "x[0:1]", "x[-1]", "operator.setitem(x, 0, 1)", "operator.setitem(x, slice(0, 1), b'1')", "operator.delitem(x, 0)",
    "format(x)", "format(x, '>9')", "format(x, 'd')", "format(x, '.2f')", "f'{x!r:5}'", "x()", "first(reversed(x))",
    "round(x)", "round(x, 1)", "-x", "+x", "abs(x)", "~x", "next(x)", "x == 1", "x != y", "x < y", "x <= 1", "1 < x",
    "sorted(x)", "min(x)", "max(x, default=3)", "sum(x)", "sum([], x)", "any(x)", "list(x)", "tuple(x)", "set(x)",
    "frozenset(x)", "dict(x)", "[*x]", "(lambda *a: a)(*x)", "int(x)", "int(x, 0)", "float(x)", "complex(x)",
    "complex(1, x)", "complex(x, 1)", "bytes(x)", "bytearray(x)", "''.join(x)", "b''.join(x)", "first(enumerate(x))",
    "first(enumerate('ab', x))", "first(zip(x, y))", "first(map(str, x))", "first(filter(None, x))", "{}.update(x)",
    "[0].extend(x)", "bytearray(b'0').extend(x)", "[0, 1, 2][x]", "[0, 1, 2][x:]", "'abc'[:x]", "b'abc'[x]",
    "bytearray(b'abc')[::x]", "range(x)", "range(9)[x]", "slice(x).indices(5)", "slice(1).indices(x)", "'%s' % x",
    "'%r' % (x,)", "'%d' % (x,)", "'%x' % (x,)", "'%c' % (x,)", "'%f' % (x,)", "'%*d' % (x, 3)", "b'%s' % (x,)",
    "b'%d' % (x,)", "b'%f' % (x,)", "b'%c' % (x,)", "'%(a)s' % x", "x % 3", "hex(x)", "bin(x)", "chr(x)", "ord(x)",
    "x in [x]", "[1, x].index(x)", "[x].count(1)", "{x: 1}[x]", "'ab' * x", "x * 'ab'", "x * 2", "2 * x", "x + 'a'",
    "'a' + x", "x + y", "y + x", "x * y", "x - y", "x | y", "y | x", "x | {3: 4}", "{3} | x", "{3: 4} | x", "x ** 2",
    "2 ** x", "pow(x, 2, 3)", "pow(2, x, 3)", "divmod(x, y)", "divmod(9, x)", "x % y", "x @ y", "x // 2", "x << 1",
    "operator.iadd(x, [3])", "operator.iadd([3], x)", "operator.iadd(x, y)", "operator.imul(x, 2)", "operator.imul(x, y)",
    "operator.imul([1], x)", "operator.ior(x, {5: 6})", "operator.ior({5: 6}, x)", "operator.iadd(bytearray(b'a'), x)",
    "'abc'.find(x)", "'abc'.find('c', x)", "'a12'.split(x)", "'a 1'.split(None, x)", "'a12'.replace(x, '-')",
    "'a12'.startswith(x)", "'a12'.partition(x)", "'121'.strip(x)", "'a'.center(x)", "'a'.center(5, x)", "'a\\tb'.expandtabs(x)",
    "'abc'.translate(x)", "str.maketrans('ab', x)", "b'a34'.find(x)", "b'a34'.split(x)", "b'a'.center(x)", "b'a34'.endswith(x)",
    "(5).to_bytes(x)", "int.from_bytes(x)", "[1, 2].pop(x)", "[1, 2].insert(x, 0)", "bytearray(b'ab').append(x)",
    "{9}.union(x)", "{1}.issubset(x)", "{1}.isdisjoint(x)", "dict.fromkeys(x)", "memoryview(b'abc')[x]", "str(x, 'ascii')",
    "bytes(x, 'ascii')", "iter(x, 1)", "sorted([2, 1], key=x)", "isinstance(1, x)", "type(x)[1]", "x.__index__()",
    "operator.index(1 if x is y else 2)", "callable(x)", "print(x)", "print(1, sep=x)", "math_like(x)", "x and 1", "not x",
)


def snippet(random):
    """A subclass with some special methods, and what is done with its instances."""
    base, arguments = random.choice(BASES)
    lines = ["class I(int): pass", "class F(float): pass", "class S(str): pass", "class B(bytes): pass", f"class A({base}):"]
    for name in random.sample(METHODS, random.choice((1, 1, 2, 3, 4))):
        result = random.choice(RESULTS)
        lines += [f" def __{name}__(self, *a):", f"  print('{name}', end=' ')"]
        if name in ("getitem", "next"):
            # What has no end would be collected until memory is full.
            lines += ["  if len(trail) > 3: raise (IndexError if a else StopIteration)", "  trail.append(0)"]
        lines += [f"  {'raise' if result.startswith(RAISED) else 'return'} {result}"]
    lines += ["import operator", "class C(A): pass", "def first(v): return [i for i, _ in zip(v, range(4))]", f"make = lambda: A({arguments})"]
    for use in random.sample(USES, 9):
        other = random.choice(("x", f"A({arguments})", f"C({arguments})"))
        lines += ["trail.clear()", f"x = make(); y = {other}", f"show(lambda: {use})"]
    return "\n".join(lines)
