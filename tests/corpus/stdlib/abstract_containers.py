import collections.abc
from collections.abc import *
from collections import deque, OrderedDict, Counter, defaultdict
def gen(): yield
for cls in (Iterable, Iterator, Sized, Container, Collection, Callable, Sequence, MutableSequence, Set, MutableSet, Mapping, MutableMapping, Generator, Reversible, KeysView, ItemsView):
    print(cls.__name__, [type(x).__name__ for x in ([], (), "", b"", {}, set(), frozenset(), range(1), 1, None, gen(), iter([]), {}.keys(), {}.items(), len, gen, int, deque(), OrderedDict(), Counter(), bytearray(), zip(), 1.5, object()) if isinstance(x, cls)])
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m["a"] = 1; m.update(b=2, c=3); print(m.pop("a"), m.setdefault("z", 9), list(m.items()), m.get("q"), "b" in m, m == {"b": 2, "c": 3, "z": 9}, m.popitem(), m.keys() & {"c"}, 3 in m.values(), len(m.keys()))
class S(Sequence):
    def __getitem__(self, i): return "abc"[i]
    def __len__(self): return 3
s = S(); print(list(s), list(reversed(s)), s.index("b"), s.count("c"), "x" in s)
try: s.index("zz")
except ValueError as e: print(repr(e))
class Z(Set):
    def __init__(self, it=()): self.e = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
    def __repr__(self): return f"Z({self.e})"
print(Z([1,2]) | Z([3]), Z([1,2]) & [2,5], Z([1,2,3]) - {2}, Z([1,2]) ^ Z([2,3]), Z([1]) < Z([1,2]), Z([1,2]) == {1,2}, Z([1]).isdisjoint([2]))
class L(MutableSequence):
    def __init__(self): self.x = []
    def __getitem__(self, i): return self.x[i]
    def __setitem__(self, i, v): self.x[i] = v
    def __delitem__(self, i): del self.x[i]
    def __len__(self): return len(self.x)
    def insert(self, i, v): self.x.insert(i, v)
l = L(); l.append(1); l.extend([2, 3]); l += [4]; l.reverse(); l.remove(3); print(list(l), l.pop(), l.pop(0), len(l))
for c in (Sequence, MutableMapping):
    try: c()
    except TypeError as e: print(e)
class D:
    def __iter__(self): return iter(())
    def __len__(self): return 0
    def __contains__(self, x): return False
print(isinstance(D(), Iterable), isinstance(D(), Collection), isinstance(D(), Sequence), issubclass(D, Sized), issubclass(dict, Mapping), issubclass(list, Mapping))
class NoHash: __hash__ = None
print(isinstance(NoHash(), Hashable), isinstance(NoHash, Hashable), Iterable[int], Callable[[int], str] == Callable[[int], str], Mapping[str, int], Sequence.register)if 0 else print(isinstance(NoHash(), Hashable), Iterable[int], Mapping[str, int])
print(collections.abc.Iterable, Sequence.__mro__)
import typing
print(typing.Sequence[int], typing.Mapping[str, int].__origin__, typing.Iterable.__origin__)
