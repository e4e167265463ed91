# `object.__setattr__` and its kin on classes, `type.__setattr__` on what is none.
import sys
def t(f):
    try:
        r = f(); print(repr(r))
    except Exception as e: print(type(e).__name__, e)
class C: pass
class M(type): pass
class D(metaclass=M): pass
t(lambda: object.__setattr__(C, 'x', 1)); t(lambda: object.__setattr__(int, 'x', 1)); t(lambda: object.__delattr__(C, 'x')); t(lambda: object.__delattr__(int, 'x'))
t(lambda: type.__setattr__(C(), 'x', 1)); t(lambda: type.__setattr__(1, 'x', 1)); t(lambda: type.__setattr__(C, 'x', 1)); t(lambda: type.__delattr__(C, 'x')); t(lambda: type.__delattr__(C, 'x')); t(lambda: type.__setattr__(int, 'x', 1)); t(lambda: type.__delattr__(int, 'x'))
t(lambda: object.__setattr__(D, 'x', 1)); t(lambda: object.__setattr__(M, 'x', 1)); t(lambda: type.__setattr__(D, 'x', 1))
t(lambda: object.__setattr__(type, 'x', 1))
class S(str): pass
class L(list): pass
class E(Exception): pass
t(lambda: object.__setattr__(S(), 'x', 1)); t(lambda: object.__setattr__(E(), 'x', 1)); t(lambda: Exception.__setattr__(E(), 'x', 1)); t(lambda: object.__setattr__(E(), 'args', (1,)))
t(lambda: object.__setattr__(sys, 'x', 1)); t(lambda: type(sys).__setattr__(sys, 'x', 1)); t(lambda: object.__delattr__(sys, 'x')); t(lambda: object.__setattr__(t, 'x', 1)); t(lambda: object.__delattr__(t, 'x'))
t(lambda: super(M, D).__setattr__('y', 1)); t(lambda: super(C, C()).__setattr__('y', 1))
class N(type):
    def __setattr__(cls, k, v): object.__setattr__(cls, k, v)
class O(metaclass=N): pass
t(lambda: setattr(O, 'k', 1))
t(lambda: object.__setattr__()); t(lambda: object.__setattr__(C())); t(lambda: object.__setattr__(C(), 'a')); t(lambda: object.__setattr__(C(), 1, 2)); t(lambda: object.__delattr__(C(), 'nope')); t(lambda: object.__setattr__(1, 'x', 2)); t(lambda: object.__setattr__([], 'append', 2)); t(lambda: object.__getattribute__(C, 'x')); t(lambda: object.__getattribute__(C, '__name__')); t(lambda: type.__getattribute__(C, '__name__')); t(lambda: type.__getattribute__(1, '__name__'))
t(lambda: BaseException.__setattr__(1, 'x', 1)); t(lambda: int.__setattr__(True, 'x', 1)); t(lambda: dict.__setattr__(C(), 'x', 1)); t(lambda: dict.__setattr__);
class Dct(dict): pass
t(lambda: object.__setattr__(Dct(), 'x', 1)); t(lambda: dict.__setattr__(Dct(), 'x', 1))
