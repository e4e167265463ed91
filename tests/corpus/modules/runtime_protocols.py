# Protocols that are checked at run time: members of instances and of classes.
from typing import Protocol, runtime_checkable
@runtime_checkable
class CR(Protocol):
    """An object."""
    def __rich_console__(self, a, b): ...
class Mix:
    __slots__ = ()
    def _r(self): pass
class Rule(Mix):
    def __rich_console__(self, a, b): yield 1
print(isinstance(Rule(), CR))
class P2(Protocol):
    x: int
print(isinstance(5, CR), issubclass(Rule, CR), issubclass(int, CR))
try: isinstance(5, P2)
except TypeError as e: print(e)
@runtime_checkable
class P3(Protocol):
    x: int
    def m(self): ...
class D: x = 1; m = len
print(isinstance(D(), P3), isinstance(Rule(), P3), type(P3).__mro__[1].__name__)
try: issubclass(D, P3)
except TypeError as e: print(e)
class Impl(CR): pass
print(isinstance(Impl(), CR), isinstance(Rule(), Impl))
