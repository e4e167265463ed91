# OrderedDict: its methods with keywords, moves, copies with attributes, missing keys.
from collections import OrderedDict
import copy, pickle
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
o = OrderedDict(a=1,b=2,c=3)
o.move_to_end('a'); print(o); o.move_to_end('c', False); print(o); t(lambda: o.move_to_end('q'))
t(lambda: o.pop('q')); t(lambda: o.pop('q', 5)); t(lambda: o.pop('q', default=6)); t(lambda: o.pop(key='c')); print(o)
t(lambda: o.setdefault('z', default=9)); t(lambda: o.setdefault('z')); print(o)
t(lambda: o.popitem(last=False)); t(lambda: o.popitem()); t(lambda: OrderedDict().popitem())
o.x = [1]; c = copy.copy(o); print(c, c.x is o.x, copy.deepcopy(o).x, pickle.loads(pickle.dumps(o)).x, o.copy(), hasattr(o.copy(),'x'))
print(o.__reduce__()[:4])
class M(OrderedDict):
    def __missing__(self, k): return 'm'+k
m = M(a=1); t(lambda: m.pop('b')); t(lambda: m['c']); t(lambda: m.pop('a')); print(m)
class L(OrderedDict):
    def __getitem__(self, k):
        v = super().__getitem__(k); self.move_to_end(k); return v
l = L(a=1,b=2); l['a']; print(l, list(l)); 
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)==dict(b=2,a=1))
t(lambda: OrderedDict(a=1)|{'b':2}); t(lambda: {'b':2}|OrderedDict(a=1)); t(lambda: OrderedDict.fromkeys('ab', 1))
