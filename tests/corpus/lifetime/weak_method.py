# WeakMethod lives as long as the object; finalize runs once.
import gc
import weakref


class C:
    def __init__(self, name):
        self.name = name

    def hello(self, x=""):
        return f"hello {self.name}{x}"

    def other(self):
        pass


o = C("o")
plain = weakref.ref(o.hello)
m = weakref.WeakMethod(o.hello)
gc.collect()
print(plain(), m()("!"), m() == o.hello, m == weakref.WeakMethod(o.hello))
print(m == weakref.WeakMethod(o.other), hash(m) == hash(weakref.WeakMethod(o.hello)))
called = weakref.WeakMethod(o.hello, lambda r: print("method gone", r is called, r()))
del o
gc.collect()
print(m(), called())
try:
    weakref.WeakMethod(len)
except (TypeError, AttributeError) as e:
    print(type(e).__name__)
try:
    weakref.WeakMethod(3)
except TypeError as e:
    print(e)

o = C("p")
f = weakref.finalize(o, print, "finalized", sep="")
g = weakref.finalize(o, lambda *a, **k: print(a, sorted(k.items())) or "result", 1, 2, k=3)
print(f.alive, g.alive, f.atexit, g.peek()[2:], f.peek()[0] is o)
print(g(), g.alive, g(), g.peek(), g.detach())
h = weakref.finalize(o, print, "never")
obj, func, args, kwargs = h.detach()
print(obj is o, func is print, args, kwargs, h.alive)
del o, obj
gc.collect()
print(f.alive, f(), f.peek())
o = C("q")
first = weakref.finalize(o, print, "made first")
second = weakref.finalize(o, print, "made second")
del o
gc.collect()
