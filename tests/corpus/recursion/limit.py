# RecursionError at the limit, and recovery from it.
import sys
depth = 0
def f():
    global depth
    depth += 1
    f()
for limit in (1000, 200, 3000):
    sys.setrecursionlimit(limit)
    depth = 0
    try:
        f()
    except RecursionError as e:
        print(e, abs(depth - limit) < 5)
def g(n): return 0 if n == 0 else 1 + g(n - 1)
sys.setrecursionlimit(3000)
print(g(2500))
sys.setrecursionlimit(1000)
try:
    print(g(2500))
except RecursionError as e:
    print(type(e).__name__, e)
print(g(900))
def mutual_a(n): return mutual_b(n + 1)
def mutual_b(n): return mutual_a(n + 1)
try:
    mutual_a(0)
except RecursionError:
    print("mutual")
class C:
    def m(self): return self.m()
    def __repr__(self): return repr(self)
    def __getattr__(self, name): return self.missing
    def __eq__(self, o): return self == o
    def __add__(self, o): return self + o
    def __call__(self): return self()
for f in (lambda: C().m(), lambda: repr(C()), lambda: C().x, lambda: C() == 1, lambda: C() + 1, lambda: C()(), lambda: sorted([3, 1], key=f), lambda: [f() for _ in range(1)]):
    try:
        f()
    except RecursionError:
        print("RecursionError")
    except TypeError as e:
        print("TypeError")
try:
    sys.setrecursionlimit(1)
except RecursionError as e:
    print(str(e).split(":")[0])
