# The memory of an array, seen by others.
import struct
from array import array

a = array("i", [1, 2, 3])
m = memoryview(a)
print(m.format, m.itemsize, m.tolist(), m.shape, m.readonly, m.nbytes, bytes(m))
m[1] = 7
print(a, a[1], a[1:], a[-1], list(a), 7 in a, a.tolist())
for change in (
    lambda: a.append(3), lambda: a.pop(), lambda: a.extend([1]), lambda: a.insert(0, 1),
    lambda: a.clear(), lambda: a.frombytes(b"1234"), lambda: a.remove(1),
):
    try:
        change()
    except BufferError as error:
        print(error)
a[0] = 9
a[1:] = array("i", [5, 6])
print(m.tolist(), a == array("i", [9, 5, 6]), a.index(5), a.count(6), len(a), a < a + a)
a.reverse()
print(m.tolist())
a.byteswap()
print(m.tolist())
a.byteswap()
m.release()
a.append(4)
print(a)
a += a
print(a, a * 2)
a.pop()
a *= 2
print(a)
struct.pack_into("<i", a, 4, 77)
print(a, struct.unpack_from("<2i", a, 4))
for code in "bBhHiIqQ":
    view = memoryview(array(code, [1, 2]))
    print(code, view.format, view.tolist(), view[::-1].tolist())
print(memoryview(array("d", [0.5])).tolist(), memoryview(array("f", [0.5])).format)


class Shown:
    def __init__(self, data):
        self.data = data

    def __buffer__(self, flags):
        return memoryview(self.data)


view = memoryview(Shown(bytearray(b"abc")))
print(view.tolist(), view.readonly)


class NotShown:
    def __buffer__(self, flags):
        return b"abc"


try:
    memoryview(NotShown())
except TypeError as error:
    print(error)
try:
    struct.pack_into("<i", b"abcd", 0, 1)
except TypeError as error:
    print(error)
print(struct.pack("1000p", b"x" * 999)[:3], struct.unpack("1000p", struct.pack("1000p", b"x" * 999)) == (b"x" * 255,))
