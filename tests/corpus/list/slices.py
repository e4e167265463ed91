# Slices: reading, assigning, deleting.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[:], l[-3:], l[:-3], l[::2], l[1::3], l[::-1], l[8:2:-2], l[5:2], l[100:], l[-100:3], l[::-4])
c = l[:]
c[2:5] = ["a", "b"]
print(c)
c[1:1] = [100, 200]
print(c)
c[:] = [1, 2, 3]
print(c)
c[::2] = ["x", "y"]
print(c)
c[5:] = "end"
print(c)
del c[1:3]
print(c)
c = list(range(10))
del c[::3]
print(c)
c[::-1] = range(len(c))
print(c)
for f in (lambda: c.__setitem__(slice(0, 6, 2), [1]), lambda: l[::0], lambda: l["a":], lambda: c.__setitem__(slice(0, 1), 5)):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
s = slice(1, 8, 2)
print(s, s.start, s.stop, s.step, l[s], slice(5), slice(None, None, -1), s == slice(1, 8, 2))
print(slice(None, None, 2).indices(9), slice(-3, None).indices(10))
