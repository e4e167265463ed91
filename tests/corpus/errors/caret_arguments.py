def f(a, b): pass
class C:
    def m(self, x):
        f(x)
C().m(5)
