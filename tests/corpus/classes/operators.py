# Operator methods, reflected and in place.
class V:
    def __init__(self, *xs): self.xs = xs
    def __repr__(self): return "V%s" % (self.xs,)
    def __add__(self, o):
        if not isinstance(o, V): return NotImplemented
        return V(*[a + b for a, b in zip(self.xs, o.xs)])
    def __mul__(self, k): return V(*[a * k for a in self.xs])
    def __rmul__(self, k): return self * k
    def __neg__(self): return V(*[-a for a in self.xs])
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return sum(abs(a) for a in self.xs)
    def __sub__(self, o): return self + -o
    def __rsub__(self, o): return ("rsub", o)
    def __truediv__(self, o): return ("div", o)
    def __floordiv__(self, o): return ("floordiv", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
    def __mod__(self, o): return ("mod", o)
    def __pow__(self, o): return ("pow", o)
    def __rpow__(self, o): return ("rpow", o)
    def __lshift__(self, o): return ("lshift", o)
    def __rshift__(self, o): return ("rshift", o)
    def __and__(self, o): return ("and", o)
    def __or__(self, o): return ("or", o)
    def __xor__(self, o): return ("xor", o)
    def __matmul__(self, o): return ("matmul", o)
    def __divmod__(self, o): return ("divmod", o)
    def __iadd__(self, o): self.xs += (o,); return self
v = V(1, 2)
print(v + V(3, 4), v * 2, 2 * v, -v, +v, ~v, abs(V(-1, 2)), v - V(1, 1), 5 - v)
print(v / 1, v // 1, 1 // v, v % 1, v ** 2, 2 ** v, v << 1, v >> 1, v & 1, v | 1, v ^ 1, v @ 1, divmod(v, 3))
w = v
w += 9
print(v, w is v)
w *= 2
print(w, w is v)
for f in (lambda: v + 1, lambda: 1 + v, lambda: 1 / v, lambda: "a" % v if False else 1 << v):
    try:
        print(f())
    except TypeError as e:
        print(e)
