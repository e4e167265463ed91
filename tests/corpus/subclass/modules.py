# Special methods of classes that derive from the type of modules.
import operator, sys, types
asked = []
class Base(types.ModuleType):
    def __init__(self, name="shown", value=3):
        super().__init__(name, "A module that is more.")
        self.value = value
    def __add__(self, o): return ("add", self.value, o)
    def __radd__(self, o): return ("radd", o, self.value)
    def __iadd__(self, o): self.value += o; return self
    def __neg__(self): return -self.value
    def __index__(self): return self.value
    def __bool__(self): return self.value > 0
    def __len__(self): return self.value
    def __iter__(self): return iter(range(self.value))
    def __reversed__(self): return iter("reversed")
    def __contains__(self, x): return x == "in"
    def __getitem__(self, k): return (k, self.value)
    def __setitem__(self, k, v): asked.append((k, v))
    def __delitem__(self, k): asked.append(k)
    def __eq__(self, o): return isinstance(o, Base) and o.value == self.value or o == 3.5
    def __lt__(self, o): return self.value < o.value
    def __hash__(self): return 77
    def __call__(self, *a, **k): return (a, k)
    def __enter__(self): return self
    def __exit__(self, *e): return True
    def __format__(self, spec): return f"<{spec}>"
    def __str__(self): return "text"
    def __repr__(self): return f"Base({self.value})"
    def __matmul__(self, o): return "matmul"
    def __divmod__(self, o): return "divmod"
    def __rpow__(self, o): return "rpow"
    def __round__(self, n=None): return ("round", n)
    def __dir__(self): return ["one", "two"]
m, n = Base(), Base(value=5)
print(m + 1, 1 + m, "a" + m, m + n, -m, [0] * m, "abcdef"[m:], [10, 11, 12, 13][m], hex(m))
m += 4; print(m, m.value); m.value = 3
print(bool(m), not m, bool(Base(value=0)), len(m), list(m), [*m, *n], sum(m), max(m), tuple(zip(m, n)), list(reversed(m)))
print("in" in m, "out" in m, m["k"], m[1:2], m == n, m == Base(value=3), m == 3.5, 3.5 == m, m != n, m < n, m > n, sorted([n, m]), hash(m), {m: 1}[Base()], m in [3.5], [3.5].index(m))
m["a"] = 1; del m["b"]; print(asked)
print(m(1, b=2), callable(m), f"{m:spec}|{m!s}|{m!r}", "%s %r" % (m, m), str(m), m @ 1, divmod(m, 2), 2 ** m, round(m), round(m, 2), dir(m))
with m as q: raise ValueError
a, b, c = m; print(a, b, c, m.__doc__, m.__name__)
class It(types.ModuleType):
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It("it")), next(iter(It("it"))), 2 in It("it"), operator.length_hint(It("it"), 9))
class Old(types.ModuleType):
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(list(Old("old")), 4 in Old("old"))
class Plain(types.ModuleType): pass
p = Plain("plain")
for f in (lambda: p + 1, lambda: len(p), lambda: iter(p), lambda: p[0], lambda: 1 in p, lambda: p < p, lambda: p(), lambda: -p, lambda: next(p), lambda: [1][p]):
    try: print(f())
    except TypeError as e: print(e)
print(p == p, p != p, bool(p), hash(p) == hash(p), p in [p], {p: 1}[p])
class Here(types.ModuleType):
    def __call__(self): return "called"
    def __getitem__(self, k): return globals()[k].__name__
sys.modules[__name__].__class__ = Here
import __main__
print(__main__(), __main__["Plain"])
class static(staticmethod): pass
s = static(len)
print(s([1, 2]), callable(s), list(map(s, ["a", ""])), s)
class cm(classmethod): pass
print(cm(len))
class su(super): pass
print(su(int, 5))
