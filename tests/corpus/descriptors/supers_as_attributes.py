# super() of classes derived from it, as an attribute, and of objects that stand for others;
# descriptors of metaclasses; __new__ as a class method.

class Meta(type): pass
class Descr:
    def __init__(self, name): self.name = name
    def __set__(self, obj, value): obj.__dict__[self.name] = value
class X(metaclass=Meta): pass
X.a = 42
Meta.a = Descr('a')
print(X.a)
class mysuper(super):
    def __init__(self, *args): super().__init__(*args)
class P:
    def m(self): return 'P.m'
class Q(P):
    def m(self): return mysuper(Q, self).m() + '!'
print(Q().m())
class autosuper(type):
    def __init__(self, name, bases, dict):
        super().__init__(name, bases, dict)
        setattr(self, '_%s__super' % name, super(self))
class A(metaclass=autosuper):
    def meth(self): return 'A'
class B(A):
    def meth(self): return 'B' + self.__super.meth()
class C(B):
    def meth(self): return 'C' + self.__super.meth()
print(C().meth())
class Proxy:
    def __init__(self, obj): self.__obj = obj
    def __getattribute__(self, name):
        if name.startswith('_Proxy__'): return object.__getattribute__(self, name)
        return getattr(self.__obj, name)
class B:
    def f(self): return 'B.f'
class C(B):
    def f(self): return super(C, self).f() + '->C.f'
print(C.__dict__['f'](Proxy(C())))
class C:
    @classmethod
    def __new__(*args): return args
print(C(1, 2) == (C, C, 1, 2))
try: object().__init__(1)
except TypeError as e: print(e)
class C: pass
try: C().__init__(1)
except TypeError as e: print(e)
class C:
    def __init__(self): super().__init__(1)
try: C()
except TypeError as e: print(e)
