"""What += and *= do with lists of derived classes and operators of either side."""
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def iadd(a, b):
    a += b
    return a, type(a).__name__
def imul(a, b):
    a *= b
    return a, type(a).__name__
class B(list):
    def __add__(self, o): return "add"
    def __mul__(self, o): return "mul"
class R:
    def __radd__(self, o): return "radd"
    def __rmul__(self, o): return "rmul"
class L(list): pass
class L2(list):
    def __radd__(self, o): return "L2radd"
    def __rmul__(self, o): return "L2rmul"
class L3(list):
    def __radd__(self, o): return "L3radd"
    def __iter__(self): return iter("xy")
class LB(L):
    def __radd__(self, o): return "LBradd"
class N(list):
    def __add__(self, o): return NotImplemented
for left in (lambda: B([1]), lambda: [1], lambda: L([1]), lambda: bytearray(b"x"), lambda: N([1]), lambda: L2([1])):
    for right in ([2], (3,), "ab", R(), L2([4]), L3(), LB([5]), 2, 1.5, b"q", None):
        t(lambda: iadd(left(), right))
        t(lambda: imul(left(), right))
