import gc
def text(v):
    if isinstance(v, (set, frozenset)):
        # The order of a set is nobody's promise.
        return type(v).__name__ + repr(sorted(map(repr, v)))
    return repr(v)
def caught(e):
    print('!', type(e).__name__, e)
def show(f, *more):
    try:
        v = f(*more)
        print(type(v).__name__, text(v))
    except Exception as e:
        caught(e)
def chain(e):
    out = []
    while e is not None and len(out) < 9:
        out.append((type(e).__name__, e.args, e.__suppress_context__, type(e.__cause__).__name__))
        e = e.__context__
    return out
class Fuel(BaseException): pass
class E1(Exception): pass
class E2(E1): pass
class E3(Exception): pass
trail = []
state = 1
def note(k):
    if len(trail) > 150: raise Fuel
    trail.append(k)
    return k
def choice(k):
    global state
    note(k)
    state = (state * 1103515245 + 12345) % 2147483648
    return state >> 16 & 1
class Manager:
    def __init__(self, k, swallows): self.k, self.swallows = k, swallows
    def __enter__(self): return note(self.k)
    def __exit__(self, kind, value, traceback):
        note((self.k, kind and kind.__name__))
        return self.swallows and kind is not None and issubclass(kind, E1)
def restart(number):
    global state
    state = number * 7919 + 1
    trail.clear()
def trace(f, number):
    restart(number)
    try:
        result = f(3, 5)
    except BaseException as e:
        result = chain(e)
    print(result, trail)
def lines(e):
    out, tb = [], e.__traceback__
    while tb is not None:
        out.append(tb.tb_lineno)
        tb = tb.tb_next
    return out
def math_like(x):
    return x.__index__() + x.__float__()
# Generators are finalized when nothing refers to them, which is noticed at other times here: none is
# before the snippet has ended.
kept = []
def keep(g):
    kept.append(g)
    return g
def run(number, f):
    print('\x01@', number)
    try:
        f()
    except BaseException as e:
        print('!', type(e).__name__, e, chain(e), getattr(e, '__notes__', None))
    kept.clear()
    gc.collect()
def forget():
    for name in [n for n in globals() if n not in KEPT]:
        del globals()[name]
KEPT = None
KEPT = set(globals())
