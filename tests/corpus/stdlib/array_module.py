from array import array
import copy
a = array("i", [1, 2, 3]); a.append(4); a.extend([5]); print(a, a[0], a[-1], a[1:3], len(a), a.itemsize, a.typecode, list(a), 3 in a)
a[0] = 10; a[1:2] = array("i", [7, 8]); del a[-1]; print(a, a.tolist(), a.index(8), a.count(3), a.pop(), a.pop(0))
a.insert(1, 99); a.remove(99); a.reverse(); print(a, a + array("i", [1]), a * 2, a == array("i", [3, 8, 7]), a < array("i", [9]))
print(array("d", [1, 2.5]), array("f", [0.1]), array("B", b"\x01\x02"), array("i"), array("b", range(3)))
print(array("H", [1, 256]).tobytes(), array("q", [-1]).tobytes(), array("d", [1.0]).tobytes())
b = array("h"); b.frombytes(b"\x01\x00\x02\x00"); print(b); b.byteswap(); print(b)
for f in [lambda: array("b", [200]), lambda: array("B", [-1]), lambda: array("x"), lambda: array("i", "abc"), lambda: array("i", [1.5]), lambda: a[99], lambda: array("I", [-1]), lambda: a.remove(12345), lambda: array("i").pop(), lambda: array("i") + [1], lambda: array("i", b"abc"), lambda: array("h", [40000])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
c = copy.copy(a); c[0] = 0; print(a[0], c[0], sum(array("d", [0.5]) * 4), sorted(array("i", [3, 1, 2])), [x * 2 for x in array("i", [1, 2])])
