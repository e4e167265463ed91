"""Which classes are sequences and mappings to patterns, and how attributes in class patterns are named."""
class Attr:
    __attr = "mangled"
    _Other__attr = "other"
class Other:
    def look(self, x):
        match x:
            case Attr(__attr=y):
                return y
a = Attr(); setattr(a, "__attr", "plain")
print(Other().look(a))
import array, collections, collections.abc
def kind(x):
    match x:
        case [*_]: return "sequence"
        case {}: return "mapping"
        case _: return "neither"
class Registered: pass
class Child(Registered): pass
print(kind(Registered()), kind(Child()))
collections.abc.Sequence.register(Registered)
print(kind(Registered()), kind(Child()))
class Both(collections.UserList, dict): pass
class Both2(dict, collections.abc.Sequence):
    def __getitem__(self, i): raise IndexError
    def __len__(self): return 0
print(kind(Both()), kind(Both2()))
print([kind(x) for x in (collections.deque([1]), array.array("i", [1]), collections.UserDict(), collections.UserList(), collections.OrderedDict(), memoryview(b"a"), b"a", bytearray(b"a"), "a", range(2), collections.ChainMap(), collections.Counter(), type.__dict__, {1}, iter([]))])
