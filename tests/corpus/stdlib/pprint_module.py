# Data printed on several lines: containers of all sorts, widths, depths, texts.
import pprint as P, collections, types, dataclasses
from pprint import pprint, pformat, pp
d = {"name": "x" * 10, "list": list(range(40)), "nested": {"b": [1, 2, {"deep": ("t", "u" * 60)}], "a": None}, 3: 4}
try: pprint(d)
except TypeError as e: print(e)
d.pop(3); pprint(d); pprint(d, width=40, compact=True); pprint(d, depth=1); pprint(d, indent=4, width=50); pp(d, width=60); pprint(d, sort_dicts=False)
pprint([]); pprint(()); pprint((1,)); pprint({1}); pprint(set()); pprint(frozenset({1, 2})); pprint({i for i in range(40)}); pprint(frozenset(range(40)))
pprint("word " * 40); pprint({"k": "word " * 40}); pprint(["line\n" * 30, "x" * 100]); pprint(b"bytes" * 40); pprint([bytearray(b"abc" * 40)]); pprint("short"); pprint("a\nb\n" * 20)
pprint(collections.OrderedDict((str(i), i) for i in range(20))); pprint(collections.Counter("abracadabra" * 3 + "xyz" * 9 + "qwertyuiopasdfghjkl")); pprint(collections.defaultdict(list, {str(i): list(range(i)) for i in range(14)})); pprint(collections.deque(range(40))); pprint(collections.deque(range(40), maxlen=50)); pprint(collections.ChainMap({str(i): i for i in range(9)}, {str(i): i for i in range(20)}))
pprint(types.SimpleNamespace(**{f"key{i}": "v" * i for i in range(12)})); pprint(types.MappingProxyType({str(i): i for i in range(30)}))
@dataclasses.dataclass
class Point:
    name: str; values: list = dataclasses.field(default_factory=lambda: list(range(30))); other: object = None
pprint(Point("a")); pprint([Point("b", [1]), Point("c", list(range(25)), Point("inner", list(range(30))))]); pprint(Point("z", []))
NT = collections.namedtuple("NT", "a b"); pprint(NT(1, 2)); pprint([NT("x" * 50, "y" * 50)])
r = [1]; r.append(r); print(P.isrecursive(r), P.isreadable(r), P.isreadable([1, object]), P.saferepr([1, {"b": 2, "a": 1}]), pformat(r).split("id=")[0])
pprint({"b": 1, 2: 3}.keys() if 0 else {"x" * 30: 1, "y" * 30: 2, "z" * 30: 3}.keys()); pprint({"x" * 30: 1, "y" * 30: 2, "z" * 30: 3}.items()); pprint(123456789, underscore_numbers=True); pprint([10**20, 1234567], underscore_numbers=True)
class L(list): pass
class R:
    def __repr__(self): return "R" * 90
pprint([L(range(40)), R(), R()]); pprint({R(): R()}); pprint({(1, 2): {(3,): "x" * 80}}); pprint(collections.UserDict({str(i): i for i in range(30)})); pprint(collections.UserList(range(40)))
for bad in (dict(indent=-1), dict(depth=0), dict(width=0)):
    try: pprint(1, **bad)
    except ValueError as e: print(e)
print(pformat({"a": [1, 2, 3] * 12}, width=30)); pprint({"z": 1, "a": {"y": 2, "b": [[1, 2], [3, [4, [5, [6]]]]] * 3}}, depth=3)
pprint([[["a" * 20] * 3] * 2] * 2, width=50); pprint({1: 2, "a": 3, None: 4, (1,): 5}); pprint([1.5, None, True, 2 + 3j], width=5)
