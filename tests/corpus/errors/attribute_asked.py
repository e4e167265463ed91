# What an AttributeError says of what was asked for, whoever raised it.
import types, sys
class S: __slots__ = ("aa",)
class P:
    @property
    def x(self): return 1
class D:
    def __set_name__(s, o, n): pass
    def __get__(s, o, c): raise AttributeError("desc")
class E:
    d = D()
    def __delattr__(self, n): raise AttributeError("del")
    def __setattr__(self, n, v): raise AttributeError("set")
class M(type):
    def __getattr__(c, n): raise AttributeError("meta " + n)
class N(metaclass=M): pass
mod = types.ModuleType("mod")
def ga(n): raise AttributeError("modga")
mod.__getattr__ = ga
class AE(AttributeError): pass
class W:
    def __getattr__(self, n): raise AE(n)
class X:
    def __getattr__(self, n): raise AttributeError(n, name="given")
class Y:
    def __getattr__(self, n): raise AttributeError(n, obj=3)
class T:
    def __getattr__(self, n):
        try: self.__dict__["q"]
        except KeyError: raise AttributeError(n) from None
class V:
    def __getattr__(self, n): return W().inner
class F:
    def m(self): raise AttributeError("in a method")
    async def am(self): raise AttributeError("in a coroutine")
class G:
    @property
    def p(self):
        yield 1
        raise AttributeError("gen")
import operator
def delx(o, n): del o.x
tests = [
 ("slots set", lambda: setattr(S(), "bb", 1)), ("slots get", lambda: S().aa), ("slots del", lambda: delattr(S(), "aa")),
 ("object set", lambda: setattr(object(), "foo", 1)), ("int set", lambda: setattr(1, "foo", 1)), ("int set real", lambda: setattr(1, "real", 1)),
 ("object del", lambda: delattr(object(), "foo")), ("prop set", lambda: setattr(P(), "x", 1)), ("prop del", lambda: delattr(P(), "x")), ("inst del", lambda: delattr(P(), "q")),
 ("desc", lambda: E().d), ("del", lambda: delattr(E(), "q")), ("set", lambda: setattr(E(), "q", 1)),
 ("meta", lambda: N.foo), ("meta getattr", lambda: getattr(N, "foo")), ("class", lambda: S.foo), ("classdel", lambda: delattr(S, "foo")),
 ("mod", lambda: mod.foo), ("mod2", lambda: types.ModuleType("m2").foo), ("moddel", lambda: delattr(types.ModuleType("m2"), "foo")),
 ("sub", lambda: W().foo), ("given", lambda: X().foo), ("given obj", lambda: Y().foo), ("from", lambda: T().foo), ("inner", lambda: V().foo),
 ("method", lambda: F().m()), ("method2", lambda: W().m()), ("coroutine", lambda: F().am().send(None)), ("gen", lambda: list(G().p)),
 ("attrgetter", lambda: operator.attrgetter("a")(W())), ("attrgetter2", lambda: operator.attrgetter("m.b")(F())), ("methodcaller", lambda: operator.methodcaller("a")(W())),
 ("super", lambda: super(W, W()).foo), ("object.__getattribute__", lambda: object.__getattribute__(W(), "foo")),
 ("getattr direct", lambda: W().__getattr__("foo")), ("map", lambda: list(map(operator.attrgetter("zz"), [W()]))), ("sorted", lambda: sorted([W()], key=lambda o: o.zz)),
 ("D.__get__", lambda: D().__get__(1, 2)), ("sys", lambda: sys.nothing_such), ("property fget", lambda: P.x.nothing),
 ("augmented", lambda: exec("w = W(); w.foo += 1", globals())), ("del stmt", lambda: delx(P(), 1)), ("func", lambda: (lambda: 0).foo), ("code", lambda: (lambda: 0).__code__.foo), ("cell", lambda: (lambda: tests).foo.bar),
]
for what, t in tests:
    try: print(what, "no error", t())
    except Exception as e: print(what, type(e).__name__, e, getattr(e, "name", "-"), type(getattr(e, "obj", "-")).__name__)
class Near:
    def __init__(self): self.colour = 1
    def __getattr__(self, name): raise AttributeError(name)
    @property
    def shade(self): return self.color
import traceback
for f in (lambda: Near().color, lambda: Near().shade, lambda: getattr(Near(), "colou")):
    try: f()
    except AttributeError as e: print(traceback.format_exception_only(e)[-1], end="")
Near().colur()
