# A class body is not an enclosing scope of its methods.
x = "module"
class C:
    x = "class"
    y = x
    def get(self):
        return x
    z = [x for _ in range(1)]
print(C.x, C.y, C().get(), C.z)

def f():
    x = "function"
    class D:
        y = x
        x = "class"
        def get(self):
            return x
    return D.y if False else D().get(), D.x
try:
    print(f())
except NameError as e:
    print(e)
