# The deque of collections: its methods, corners of each, subclasses, iterators.
from collections import deque
import pickle, copy, weakref
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
d = deque(range(5))
print(d, len(d), bool(d), bool(deque()))
d.append(5); d.appendleft(-1); print(d)
print(d.pop(), d.popleft(), d)
d.rotate(2); print(d); d.rotate(-1); print(d); d.rotate(13); print(d); d.rotate(-100); print(d); d.rotate(0); print(d)
t(lambda: d.rotate('a')); t(lambda: d.rotate(10**30)); t(lambda: d.rotate(1,2))
d.reverse(); print(d)
d.insert(2,'x'); d.insert(-1,'y'); d.insert(100,'z'); d.insert(-100,'w'); print(d)
t(lambda: d.index('x')); t(lambda: d.index('q')); t(lambda: d.index('x',4)); t(lambda: d.index('x',-9,-3)); t(lambda:d.index('x',None))
d.remove('x'); print(d); t(lambda: d.remove('x'))
t(lambda: d[0]); t(lambda:d[-1]); t(lambda:d[100]); t(lambda:d['a']); t(lambda:d[1:2]); t(lambda:d[10**30]); t(lambda:d[True])
d[0]=9; del d[1]; print(d); 
def bad(): del d[99]
t(bad)
def bad(): d['x']=1
t(bad)
m = deque('abcdef', maxlen=3); print(m, m.maxlen); m.append('g'); print(m); m.appendleft('z'); print(m); m.extend('12'); print(m); m.extendleft('34'); print(m)
t(lambda: m.insert(0,1)); m.rotate(1); print(m)
print(m*2, m*0, m*-1, 2*m, m+deque('xy')); m*=2; print(m); m+= 'q'; print(m)
t(lambda: m+[1]); t(lambda: m*'a'); t(lambda: m < [1])
z = deque(maxlen=0); z.append(1); z.extend('abc'); z.appendleft(2); print(z)
t(lambda: deque(1)); t(lambda: deque([], 'a')); t(lambda: deque([], -1)); t(lambda: deque(1,2,3)); t(lambda: deque(x=1)); t(lambda: deque(maxlen=2, iterable='abc'))
t(lambda: deque().pop()); t(lambda: deque().popleft())
t(lambda: hash(deque()))
it = iter(d); next(it); d.append(1); t(lambda: next(it)); t(lambda: next(it))
it = reversed(deque('abc')); print(type(it).__name__, list(it), it.__length_hint__())
it = iter(deque('abc')); next(it); print(type(it), it.__length_hint__()); print(list(copy.copy(it)), list(it))
class Evil:
    def __init__(s, d): s.d = d
    def __eq__(s, o): s.d.clear(); return False
e = deque(); e.extend([1,2,Evil(e),3])
t(lambda: 7 in e)
e = deque(); e.extend([1,2,Evil(e),3]); t(lambda: e.remove(7))
e = deque(); e.extend([1,2,Evil(e),3]); t(lambda: e.index(7))
e = deque(); e.extend([1,2,Evil(e),3]); t(lambda: e.count(7))
d = deque([1]); d.append(d); print(d)
print(deque([1,2])==deque([1,2]), deque([1,2])<deque([1,3]), deque([1])!=deque([2]), deque([1])==[1], deque('ab')>=deque('a'))
for p in range(6): 
    q = pickle.loads(pickle.dumps(deque('abc',5),p)); print(q, type(q))
class S(deque):
    def __init__(self, x=(), tag=1): super().__init__(x); self.tag=tag
class N(deque):
    def __init__(self): pass
n = N(); n.append(1); print(n)
class X(deque):
    __slots__=('a','_b')
x = X([1]); x.a=5; print(x,x.a)
t(lambda: deque.append([],1)); t(lambda: deque.append(1,1)); t(lambda: deque.append(object(),1)); t(lambda: deque.append())
t(lambda: d.append()); t(lambda: d.append(1,2))
print(weakref.ref(d)() is d, deque.append, d.append.__name__, deque.__module__, deque.__name__, deque[int])
d = deque([1,2,3]); d.extend(d); d.extendleft(d); print(d)
match d:
    case [1, *r]: print('m', r)
    case _: print("o")
print(*d, list(d), tuple(d), sum(d), sorted(d), [*d])
d.clear(); print(d, len(d)); d.extend(range(100)); print(len(d), d[50], sum(d))
for i in range(1000):
    d.append(i); d.popleft() if i%3 else None
print(len(d), d[0], d[-1])
t(lambda: d.nosuch)
