# Exactly as many frames as the limit allows, in every kind of frame.
import sys
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(depth(1))
sys.setrecursionlimit(100)
print(depth(1))
def outer(): return depth(1)
print(outer())
print((lambda: depth(1))())
class C:
    def m(self, n):
        try:
            return self.m(n + 1)
        except RecursionError:
            return n
print(C().m(1))
