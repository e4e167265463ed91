# Hooks for attributes and descriptors on classes that derive from built-in types.
import types, collections, enum, functools
log = []
def make(base, meta=type):
    class D:
        def __get__(s, o, c=None): log.append(("D.get", type(o).__name__)); return "D"
        def __set__(s, o, v): log.append(("D.set", v))
        def __delete__(s, o): log.append("D.del")
    class ND:
        def __get__(s, o, c=None): log.append(("ND.get", type(o).__name__)); return "ND"
    class K(base):
        d = D(); n = ND()
        @property
        def p(self): raise AttributeError("p fails")
        @p.setter
        def p(self, v): raise AttributeError("p set fails")
        @functools.cached_property
        def c(self): log.append("c"); return 42
        def __getattr__(self, n):
            log.append(("ga", n))
            if n == "zip": return 5
            raise AttributeError("no " + n)
        def __setattr__(self, n, v):
            log.append(("sa", n)); super().__setattr__(n, v)
        def __delattr__(self, n):
            log.append(("da", n)); super().__delattr__(n)
        def m(self): return "m"
    class G(K):
        def __getattribute__(self, n):
            if n[0] != "_": log.append(("gab", n))
            return super().__getattribute__(n)
    return K, G
def t(f):
    try: r = f()
    except Exception as e: r = (type(e).__name__, str(e), getattr(e, "name", "-"))
    print(r, log); log.clear()
def setit(o, n, v): setattr(o, n, v); return getattr(o, n)
def new(k):
    if issubclass(k, types.ModuleType): return k("mm")
    if issubclass(k, (types.SimpleNamespace,)): return k(a=1)
    if issubclass(k, BaseException): return k("arg")
    return k()
bases = [object, int, str, list, dict, frozenset, Exception, OSError, types.ModuleType, collections.defaultdict, property]
for b in bases:
    for k in make(b):
        print("==", b.__name__, k.__name__)
        o = new(k)
        log.clear()
        t(lambda: o.p); t(lambda: o.zip); t(lambda: o.q); t(lambda: o.d); t(lambda: o.n); t(lambda: o.c); t(lambda: o.c); t(lambda: o.m())
        t(lambda: setit(o, "x", 3)); t(lambda: setit(o, "d", 4)); t(lambda: setit(o, "n", 5)); t(lambda: setit(o, "p", 5))
        t(lambda: delattr(o, "x")); t(lambda: delattr(o, "x")); t(lambda: delattr(o, "d")); t(lambda: delattr(o, "p"))
        t(lambda: sorted(x for x in vars(o) if x[0] != "_" )); t(lambda: hasattr(o, "nope")); t(lambda: getattr(o, "nope", 7)); t(lambda: o.__class__.__name__); t(lambda: o.__dict__ is vars(o))
        t(lambda: o.__doc__); t(lambda: o.__nope__)
