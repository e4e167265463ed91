"""Definitions: decorators, class bodies with metaclasses and hooks, type parameters, annotations."""

DECORATORS = ("deco('d%d')", "staticmethod", "classmethod", "property", "wraps", "(lambda f: f)", "deco('x')", "tag(n=%d)")
HEADER = """def deco(k):
 print('make', k)
 def apply(f):
  print('apply', k, getattr(f, '__name__', type(f).__name__))
  return f
 return apply
def wraps(f):
 def inner(*a, **k):
  print('call', len(a), sorted(k))
  return f(*a, **k)
 inner.__name__ = 'w' + f.__name__
 return inner
def tag(n):
 def apply(f):
  f.tag = getattr(f, 'tag', ()) + (n,)
  return f
 return apply
class Named:
 def __init__(self, k): self.k = k
 def __set_name__(self, owner, name): print('named', self.k, owner.__name__, name)
 def __get__(self, i, o): return (self.k, i is None)""".split("\n")
DEFAULTS = ("1", "note('p')", "[]", "None", "x", "(y := 4)")
ANNOTATIONS = ("int", "'later'", "list[int]", "note('a')", "missing", "int | None", "1 + 1", "x", "(yield)", "lambda: 0")
PARAMETERS = ("[T]", "[T: int]", "[T: (int, str)]", "[*Ts]", "[**P]", "[T = int]", "[T: int = bool, *Ts = *tuple[int, str]]", "[T, U = T]", "[**P = [int]]", "[T: missing]")


def decorators(random):
    return [f"@{d % random.randrange(5) if '%d' in d else d}" for d in random.sample(DECORATORS, random.choice((0, 0, 1, 1, 2, 3)))]


def parameters(random, receiver=""):
    names = ["a", "b", "c", "d"][: random.choice((0, 1, 2, 3, 4))]
    parts = [receiver] if receiver else []
    star = False
    for name in names:
        text = name
        if random.random() < 0.3:
            text += f": {random.choice(ANNOTATIONS)}"
        if random.random() < 0.6:
            text += f"={random.choice(DEFAULTS)}"
        if not star and random.random() < 0.2:
            star = True
            parts.append(random.choice(("*", "*rest", "*rest: int")))
        parts.append(text)
    if parts[-1:] == ["*"]:
        parts.pop()
    if random.random() < 0.15:
        parts.append("**more")
    if parts and not star and random.random() < 0.15:
        parts.insert(random.randrange(1, len(parts) + 1), "/")
    return ", ".join(parts)


def function(random, name, receiver=""):
    generic = random.choice(PARAMETERS) if random.random() < 0.2 else ""
    returns = f" -> {random.choice(ANNOTATIONS)}" if random.random() < 0.25 else ""
    body = random.choice(("return ('%s', sorted(locals()))", "yield '%s'", "return __class__.__name__ if 0 else '%s'", "'doc %s'; return 1", "nonlocal_ = 1; return (lambda: nonlocal_ + x)()", "return super().__repr__()[:3]"))
    head = random.choice(("def", "def", "def", "def", "async def"))
    return [*decorators(random), f"{head} {name}{generic}({parameters(random, receiver)}){returns}: {body % name if '%s' in body else body}"]


def body(random, kind, depth=0):
    lines = []
    for _ in range(random.choice((1, 2, 3, 4))):
        dice = random.random()
        if dice < 0.35:
            lines += function(random, random.choice(("f", "g", "h")), random.choice(("self", "self", "")))
        elif dice < 0.45:
            lines += [f"{random.choice('uvw')} = Named({random.randrange(9)})"]
        elif dice < 0.55:
            lines += [f"{random.choice('uvw')}: {random.choice(ANNOTATIONS)} = {random.randrange(9)}"]
        elif dice < 0.6:
            lines += [f"{random.choice('uvw')}: {random.choice(ANNOTATIONS)}"]
        elif dice < 0.65:
            lines += ["def __init_subclass__(cls, **k): print('sub', cls.__name__, sorted(k.items()))"]
        elif dice < 0.7:
            lines += ["def __class_getitem__(cls, k): return (cls.__name__, k)"]
        elif dice < 0.75:
            lines += ["__slots__ = ('s', 't')"]
        elif dice < 0.8:
            lines += ["if x: z = 1", "else: del x"]
        elif dice < 0.85:
            lines += ["print(sorted(k for k in locals() if k[:2] != '__'), __qualname__, __module__)"]
        elif dice < 0.9:
            lines += ["x = x", "y = [x for _ in range(2)]"]
        elif dice < 0.93:
            lines += ["__match_args__ = ('u', 'v')"]
        elif depth < 2:
            lines += class_(random, "N", depth + 1)
        else:
            lines += ["type A = list[A]"]
    return lines


def class_(random, name, depth=0):
    generic = random.choice(PARAMETERS) if random.random() < 0.15 else ""
    heads = random.sample(("B1", "B2", "int", "dict"), random.choice((0, 0, 1, 1, 2)))
    if random.random() < 0.3:
        heads.append(f"metaclass={random.choice(('M', 'M', 'M2', 'type', 'maker', '1'))}")
    if random.random() < 0.15:
        heads.append(random.choice(("k=1", "**{'k': 2}", "*[B1]")))
    decorated = [d for d in decorators(random) if "property" not in d]
    return [*decorated, f"class {name}{generic}({', '.join(heads)}):", *[" " + line for line in body(random, name, depth)]]


METACLASSES = """class M(type):
 @classmethod
 def __prepare__(m, name, bases, **k):
  print('prepare', name, [b.__name__ for b in bases], sorted(k))
  return {'x': 'prepared'}
 def __new__(m, name, bases, ns, **k):
  print('new', name, sorted(n for n in ns if n[:2] != '__'), sorted(k))
  return super().__new__(m, name, bases, ns)
 def __init__(c, name, bases, ns, **k): super().__init__(name, bases, ns)
 def __call__(c, *a, **k):
  print('call', c.__name__, len(a))
  return super().__call__(*a, **k)
class M2(M):
 def __getattr__(c, n): return ('meta', n)
 def __len__(c): return 3
 def __contains__(c, v): return v == 1
def maker(name, bases, ns, **k):
 print('maker', name)
 return type(name, bases, ns)
class B1: pass
class B2(B1):
 def __init_subclass__(cls, **k): print('B2 has', cls.__name__, k)""".split("\n")
USES = ("K()", "K.f", "K().f()", "K().f(1)", "K.f(1, 2)", "K().g", "K.u", "K().u", "K().v", "K.w", "K.__annotations__", "K.__name__, K.__qualname__", "[c.__name__ for c in K.__mro__]", "type(K).__name__", "K.__type_params__", "repr(K[1])", "len(K)", "1 in K", "K.missing", "[n for n in vars(K) if n not in ('__dict__', '__weakref__')]", "K.N", "K().N()", "K.__doc__", "K.f.__annotations__", "K.f.__defaults__, K.f.__kwdefaults__", "K.f.__code__.co_varnames", "K.f.tag", "K.__static_attributes__", "K.__bases__", "K.__firstlineno__ > 0", "type('Z', (K,), {}).__name__", "K.f.__type_params__", "setattr(K, 'f', 1)", "K.__match_args__", "type(K.__dict__.get('f')).__name__", "K.f.__qualname__", "[f.default for f in K.__type_params__][0]", "K.__type_params__[0].__default__", "K.__type_params__[0].__bound__")


def snippet(random):
    """Two classes or functions with what may stand at a definition."""
    lines = HEADER + METACLASSES + ["x = 'outer'"]
    for name in ("K", "L"):
        lines += ["try:", *[" " + line for line in class_(random, name)], "except Exception as e:", " caught(e)", f" class {name}: pass"]
    lines += [f"show(lambda: {random.choice(USES)})" for _ in range(6)]
    lines += [f"show(lambda: {random.choice(USES).replace('K', 'L')})" for _ in range(4)]
    lines += ["try:", *[" " + line for line in function(random, "f")], " print(f.__name__, f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__code__.co_flags & 0x2ac, f.__doc__)", "except Exception as e: caught(e)"]
    lines += ["show(lambda: f())", "show(lambda: f(1, 2))", "show(lambda: f(a=1))"]
    return "\n".join(lines)
