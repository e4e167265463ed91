# A bytearray that a memoryview shows keeps its size.
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


ba = bytearray()
for i in range(1000):
    ba.append(i % 256)
print(len(ba), ba[255], ba[256], sum(ba))
while ba:
    ba.pop()
print(ba, len(ba))
ba = bytearray(b"x")
it = iter(ba)
out = []
for b in ba:
    out.append(b)
    if len(ba) < 5:
        ba.append(b + 1)
print(out)
m = memoryview(ba)
for f in (lambda: ba.append(1), lambda: ba.pop(), lambda: ba.clear(), lambda: ba.extend(b"a"), lambda: ba.insert(0, 1), lambda: ba.__delitem__(0), lambda: ba.__setitem__(slice(0, 1), b""), lambda: ba.__iadd__(b"x"), lambda: ba.__imul__(2), lambda: ba.remove(120)):
    t(f)
ba[0] = 1
ba[0:2] = b"ok"
ba.reverse()
print(ba, m.tobytes())
m2 = m[1:3]
m.release()
t(lambda: ba.append(1))
m2.release()
ba.append(1)
print(ba)
with memoryview(ba) as v:
    v[0] = 7
    t(lambda: ba.append(1))
ba.append(2)
print(ba)
m = memoryview(ba)
del m
ba.append(3)
print(ba)
class S:
    pass
print(isinstance(ba, bytearray), type(ba), bytearray.__name__, type(ba).__mro__)
