# collections.
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple, ChainMap, UserDict


def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
d.append(4); d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), list(d), 2 in d, d.count(2), d.index(3))
d.extend([7, 8]); d.extendleft([9, 10])
print(d, list(reversed(d)))
d.rotate(2); print(d); d.rotate(-3); print(d); d.reverse(); print(d)
d.insert(1, "i"); d.remove(7); del d[0]; d[0] = "z"
print(d, d == deque(d), d.copy(), deque("ab") + deque("c"), deque("ab") * 2, bool(deque()), deque("a") < deque("b"))
m = deque(range(5), maxlen=3)
print(m, m.maxlen); m.append(9); print(m); m.appendleft(8); print(m); m.extend("xy"); print(m)
t(lambda: deque().pop()); t(lambda: deque().popleft()); t(lambda: d[100]); t(lambda: d["x"]); t(lambda: d.remove(55)); t(lambda: deque([], -1)); t(lambda: m.insert(0, 1)); t(lambda: hash(d)); t(lambda: deque(5)); t(lambda: d.index("q"))
q = deque()
for i in range(1000):
    q.append(i)
    if i % 3:
        q.popleft()
print(len(q), q[0], sum(q))
def mutate():
    for x in d:
        d.append(1)
t(mutate)
r = deque([1]); r.append(r); print(r)
dd = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    dd[k].append(v)
print(dd, dict(dd), dd["z"], "q" in dd, dd.get("q"), sorted(dd), defaultdict(int, {"x": 1}, y=2), dd.default_factory)
t(lambda: defaultdict(5)); t(lambda: defaultdict()["k"]); print(defaultdict(None, a=1) | {"b": 2}, dd.copy() == dd)
n = defaultdict(lambda: defaultdict(int)); n["a"]["b"] += 1; print(n["a"]["b"], len(n))
o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a"); print(o); o.move_to_end("c", last=False); print(o, list(o), list(reversed(o)))
print(o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict.fromkeys("ab", 0), OrderedDict())
t(lambda: OrderedDict().popitem()); t(lambda: o.move_to_end("nope"))
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()), len(c), c.most_common())
c.update("aaa"); c.subtract({"b": 5}); c.update(b=1)
print(c, +c, -c, Counter(a=3) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=2), Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=1))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) < Counter(a=2), Counter(), Counter({"x": 2}), Counter(a=1).copy())
del c["nope"]; c += Counter("z"); print(c["z"]); t(lambda: Counter.fromkeys("a"))
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), p == (1, 2), *p, len(p), isinstance(p, tuple), P.__name__, P.__doc__, hash(p) == hash((1, 2)), p < P(1, 3))
x, y = p; print(x, y, P._field_defaults)
Q = namedtuple("Q", ["a", "b", "c"], defaults=[8, 9]); print(Q(1), Q(1, 2), Q._field_defaults, Q(a=1, c=3))
t(lambda: P(1)); t(lambda: P()); t(lambda: P(1, 2, 3)); t(lambda: P(1, z=2)); t(lambda: P(1, 2, x=1)); t(lambda: p._replace(q=1)); t(lambda: P._make([1])); t(lambda: namedtuple("P", "x x")); t(lambda: namedtuple("P", "_x")); t(lambda: namedtuple("P", "class")); t(lambda: namedtuple("1P", "x")); t(lambda: p.nope)
print(namedtuple("R", "x class x", rename=True)._fields, namedtuple("E", "")(), namedtuple("S", "a, b")._fields)
def setx(): p.x = 5
t(setx)
class Point(namedtuple("Base", "x y")):
    __slots__ = ()
    def norm(self): return self.x * self.x + self.y * self.y
    def __str__(self): return f"<{self.x}, {self.y}>"
print(Point(3, 4).norm(), Point(3, 4), repr(Point(1, 2)), Point(1, 2)._replace(y=9))
match p:
    case P(a, b): print("matched", a, b)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], list(cm), len(cm), cm, "b" in cm, cm.get("q", 0), cm.new_child({"c": 1}), cm.parents, sorted(cm.items()))
cm["z"] = 5; print(cm.maps[0]); t(lambda: cm["nope"]); t(lambda: cm.pop("b"))
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = U(a=1); u["b"] = 5; print(u, len(u), "a" in u, sorted(u), u.get("x", 3), u == {"a": 2, "b": 10})
