"""Classes: operators that answer or refuse, orders of resolution, attributes and descriptors."""

OPERATORS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and": "&", "or": "|", "lshift": "<<", "matmul": "@"}
COMPARISONS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "==", "ne": "!="}
CONVERSIONS = ("len", "bool", "index", "int", "float", "str", "repr", "hash", "iter", "contains", "getitem", "neg", "abs", "format", "call", "reversed", "round", "bytes", "complex")
RESULTS = ("3", "0", "-1", "'s'", "None", "NotImplemented", "True", "2.5", "[1, 2]", "iter('ab')", "10 ** 20", "b'q'", "1j", "E1")
USES = ("len(x)", "bool(x)", "int(x)", "float(x)", "str(x)", "repr(x)", "hash(x) and 0", "list(x)", "1 in x", "x[0]", "x[1:2]", "-x", "abs(x)", "f'{x:5}'", "x(1)", "list(reversed(x))", "round(x)", "round(x, 1)", "bytes(x)", "complex(x)",
        "[1, 2, 3, 4][x]", "range(x)", "'ab' * x", "[x] == [x]", "{x: 1}", "'%d' % x", "'%s' % x", "hex(x)", "x in [x]", "next(iter(x))", "(*x,)", "sum(x)", "sorted(x)", "max(x)", "dict(x)", "math_like(x)", "not x", "x and 1", "divmod(x, 2)", "pow(x, 2)", "print(x)", "format(x)", "any(x)", "''.join(x)", "x.missing", "[].index(x)", "[1][x:]", "1 if x else 2", "enumerate(x)", "zip(x)", "isinstance(x, type(x))")


def method(random, name, kind):
    """A special method that notes its call."""
    arguments = "(self, *o)"
    body = random.choice(("return NotImplemented", f"return ('{kind}', '{name}')", f"return ('{kind}', '{name}')", "raise E1('no')", "return super().%s(*o)" % name))
    return [f" def {name}{arguments}:", f"  print('{kind}.{name}', end=' ')", f"  {body}"]


def operators(random):
    """Two or three related classes with operators, and expressions of their instances."""
    names = random.sample(list(OPERATORS), 3)
    comparisons = random.sample(list(COMPARISONS), 3)
    lines = []
    bases = {"A": random.choice(("", "", "(int)", "(str)", "(list)")), "B": random.choice(("", "(A)")), "C": random.choice(("(B)", "", "(A)"))}
    for kind, base in bases.items():
        lines += [f"class {kind}{base}:"]
        for name in names:
            for form in (f"__{name}__", f"__r{name}__", f"__i{name}__"):
                if random.random() < 0.35:
                    lines += method(random, form, kind)
        for name in comparisons:
            if random.random() < 0.4:
                lines += method(random, f"__{name}__", kind)
        lines += [f" def __repr__(self): return '<{kind}>'"]
    lines += ["a, b, c = A(), B(), C()"]
    others = ("a", "b", "c", "1", "'s'", "None", "[1]", "2.5")
    for _ in range(8):
        x, y = random.choice("abc"), random.choice(others)
        if random.random() < 0.5:
            x, y = y, x
        if random.random() < 0.6:
            sign = OPERATORS[random.choice(names)]
            if random.random() < 0.2 and x in "abc":
                lines += ["try:", f" d = {x}", f" d {sign}= {y}", " print(d)", "except Exception as e: caught(e)"]
                continue
        else:
            sign = COMPARISONS[random.choice(comparisons)]
        lines.append(f"show(lambda: {x} {sign} {y})")
    return "\n".join(lines)


def conversions(random):
    """A class with special methods that return right and wrong things, and uses of it."""
    base = random.choice(("", "", "", "(int)", "(str)", "(list)", "(dict)", "(float)", "(tuple)", "(Exception)"))
    lines = [f"class A{base}:"]
    for name in random.sample(CONVERSIONS, 6):
        result = random.choice(RESULTS)
        lines += [f" def __{name}__(self, *a):"]
        if name == "getitem":
            # Items without an end would be collected until memory is full.
            lines += ["  if type(a[0]) is not slice and a[0] > 3: raise IndexError"]
        lines += [f"  {'raise' if result == 'E1' else 'return'} {result}"]
    lines += ["x = A()"]
    for use in random.sample(USES, 7):
        lines.append(f"show(lambda: {use})")
    return "\n".join(lines)


def resolution(random):
    """A lattice of classes, their order, and what super and attributes find."""
    lines, names = [], []
    for name in "ABCDEF"[: random.randrange(3, 7)]:
        bases = random.sample(names, min(len(names), random.choice((0, 1, 1, 2, 2, 3))))
        body = []
        if random.random() < 0.7:
            body += [" def f(self, n=0):", f"  print('{name}.f', n, end=' ')", random.choice(("  return super().f(n + 1)", f"  return '{name}'", f"  return '{name}'"))]
        if random.random() < 0.4:
            body += [f" x = '{name}.x'"]
        if random.random() < 0.3:
            body += [" @classmethod", " def g(cls):", f"  return ('{name}', cls.__name__)"]
        if random.random() < 0.3:
            body += [" @property", " def p(self):", random.choice((f"  return '{name}.p'", "  return super().p", "  raise AttributeError('inner')"))]
        if random.random() < 0.2:
            body += [" def __init_subclass__(cls, **k):", f"  print('{name} has', cls.__name__, k)", "  super().__init_subclass__(**k)"]
        if random.random() < 0.15:
            body += [" def __getattr__(self, n): " + random.choice((f"return '{name}?' + n", "raise AttributeError(n)"))]
        if random.random() < 0.15:
            body += [f" __slots__ = {random.choice((repr(()), repr(('y',)), repr('z'), repr(('f',)), repr(('__dict__',))))}"]
        keyword = random.choice(("", "", "", "", "k=1"))
        heads = ", ".join(bases + [keyword] * bool(keyword))
        lines += ["try:", f" class {name}({heads}):", *[" " + b for b in body or [" pass"]], f" print([c.__name__ for c in {name}.__mro__])", "except Exception as e:", f" caught(e)", f" class {name}: pass"]
        names.append(name)
    uses = ("x.f()", "x.x", "x.g()", "x.p", "x.y", "x.f", "setattr(x, 'y', 1)", "setattr(x, 'p', 1)", "setattr(x, 'x', 5)", "delattr(x, 'x')", "x.x", "x.y", "K.g()", "K.f(x)", "isinstance(x, A)", "issubclass(K, B)", "super(A, x).f()", "super(K, x).f()", "super(B, K).g()", "sorted(vars(x))", "x.__class__.__name__", "hasattr(x, 'p')", "getattr(x, 'z', 0)", "setattr(K, 'x', 9)", "delattr(K, 'f')", "x.__dict__", "x == x", "K.__bases__", "setattr(x, '__class__', A)", "type(x).__name__", "K.x", "K.p", "str(K)")
    for name in random.sample(names, min(2, len(names))):
        lines += [f"K = {name}", "x = K()"]
        lines += [f"show(lambda: ({random.choice(uses)}))" for _ in range(6)]
    return "\n".join(lines)


def attributes(random):
    """Descriptors, slots, properties, and the methods that intercept attributes."""
    lines = ["class D:", " def __init__(self, n): self.n = n", " def __repr__(self): return f'D{self.n}'"]
    for name, parameters, action in (("__get__", "i, o=None", "return ('get', self.n, i is None, o.__name__)"), ("__set__", "i, v", "print('set', self.n, v)"), ("__delete__", "i", "print('delete', self.n)"), ("__set_name__", "o, n", "print('name', o.__name__, n)")):
        if random.random() < 0.6:
            lines += [f" def {name}(self, {parameters}): {action}"]
    lines += ["class A:", " d = D(1)", " e = 5"]
    if random.random() < 0.3:
        lines += [" __slots__ = " + random.choice(("('s',)", "('s', '__dict__')", "()"))]
    lines += [" @property", " def p(self): return ('p', getattr(self, '_p', None))"]
    if random.random() < 0.5:
        lines += [" @p.setter", " def p(self, v): self._p = v"]
    if random.random() < 0.3:
        lines += [" @p.deleter", " def p(self): print('deleted')"]
    hooks = {
        "__getattr__(self, n)": "return ('attr', n)",
        "__getattribute__(self, n)": "print('all', n, end=' '); return super().__getattribute__(n)",
        "__setattr__(self, n, v)": "print('=', n, v); super().__setattr__(n, v)",
        "__delattr__(self, n)": "print('del', n); super().__delattr__(n)",
        "__dir__(self)": "return ['b', 'a']",
    }
    for head, action in hooks.items():
        if random.random() < 0.2:
            lines += [f" def {head}: {action}"]
    lines += ["class B(A):", random.choice((" d = 7", " pass", " p = 3", " @classmethod\n def q(cls): return cls.__name__", " __slots__ = ('t',)", " e = D(2)"))]
    lines += [f"x = {random.choice('AB')}()"]
    for _ in range(9):
        n = random.choice("ddeepps_zt")
        lines += [f"show(lambda: {random.choice((f'x.{n}', f'x.{n}', f'setattr(x, {n!r}, 1)', f'delattr(x, {n!r})', f'A.{n}', f'B.{n}', f'hasattr(x, {n!r})', f'getattr(x, {n!r}, 9)', 'sorted(x.__dict__)', 'dir(x)[:2]', f'setattr(A, {n!r}, D(3))', f'delattr(A, {n!r})', f'x.__getattribute__({n!r})', f'object.__getattribute__(x, {n!r})', f'object.__setattr__(x, {n!r}, 4)'))})"]
    return "\n".join(lines)
