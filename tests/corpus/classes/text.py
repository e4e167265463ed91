# __repr__, __str__, __format__ and where each is used.
class R:
    def __repr__(self): return "<R>"
class S:
    def __str__(self): return "S!"
    def __repr__(self): return "S()"
class F:
    def __format__(self, spec): return "F[%s]" % spec
class Bad:
    def __repr__(self): return 5
print(R(), str(R()), repr(R()), [R()], {"k": R()}, (S(),), S(), [S()], f"{S()} {S()!r} {R()}", "%s %r" % (S(), S()))
print(format(F(), "x"), f"{F():>5}", "{:a}".format(F()))
try:
    repr(Bad())
except TypeError as e:
    print(e)
class Conv:
    def __int__(self): return 5
    def __float__(self): return 1.5
    def __bool__(self): return False
    def __round__(self, n=None): return ("round", n)
    def __hash__(self): return 99
c = Conv()
print(int(c), float(c), bool(c), round(c), round(c, 2), hash(c))
class Node:
    def __init__(self, v, next=None): self.v, self.next = v, next
    def __repr__(self): return "Node(%r, %r)" % (self.v, self.next)
print(Node(1, Node("a", Node(None))))
print(str(type(1)), type("a"), int, [str, list], type(None), type(R()), R)
