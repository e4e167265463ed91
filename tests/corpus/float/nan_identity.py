# NaNs are unequal to everything, and containers look at identity first.
import math
import struct

x, y = float("nan"), float("nan")
print(x == x, x != x, x is x, x is y, float(x) is x)
print([x] == [x], [x] == [y], (x, y) == (x, y), (x, y) == (y, x), {1: x} == {1: x}, {1: x} == {1: y})
print(x in [x], x in [y], x in (y, x), x in {x}, x in {y}, x in {x: 1}, [y, x].index(x), [x, y, x].count(x))
print(len({x, y, x}), len({x: 1, y: 2}), {x: 1}.get(x), {x: 1}.get(y), hash(x) == hash(x))
d = {x: 1, y: 2}
d[x] = 3
print(list(d.values()), d.pop(y), list(d.values()))
s = {x}
s.discard(y)
print(len(s))
s.discard(x)
print(len(s))
print([float("nan")] == [float("nan")], [math.nan] == [math.nan], math.nan is math.nan, math.nan in [x])
many = [float("nan") for _ in range(1000)]
print(len(set(many)), all(n in many for n in many), many.index(many[500]), many == list(many))
print([complex(x, 1)] == [complex(x, 1)])
print(repr(x), str(-x), f"{x:+.2f}", "%5.1f" % x, abs(x), x + 1, math.isnan(x), math.copysign(1, x))
for order in "<>":
    print(struct.pack(order + "d", x), struct.pack(order + "f", x), struct.pack(order + "e", x))
view = memoryview(bytearray(16)).cast("d")
view[0], view[1] = x, y
print(bytes(view))
unpacked = struct.unpack("<d", struct.pack("<Q", 0x7FF8000012345678))[0]
print(struct.pack("<d", unpacked).hex(), unpacked in [x])


class Nan(float):
    pass


a, b = Nan("nan"), Nan("nan")
print(a == a, [a] == [a], [a] == [b], a in [b], len({a, b}))
