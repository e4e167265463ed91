# Augmented assignment to names, items and attributes.
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 2; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 50; print(x)
x <<= 3; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x &= 6; print(x)
x ^= 5; print(x)
x /= 2; print(x)
l = [1, 2, 3]
l[0] += 10
l[-1] *= 2
d = {"a": 1}
d["a"] += 1
class C: n = 0
c = C()
c.n += 5
print(l, d, c.n, C.n)
s = "a"
s += "b"
s *= 2
t = (1,)
t += (2,)
print(s, t)
def index():
    print("once", end=" ")
    return 1
l[index()] += 1
print(l)
for f in ("x += 'a'", "s -= 'a'", "t += [1]", "d['z'] += 1", "l[9] += 1", "undefined += 1"):
    try:
        if f[0] == "x": x += "a"
        elif f[0] == "s": s -= "a"
        elif f[0] == "t": t += [1]
        elif f[0] == "d": d["z"] += 1
        elif f[0] == "l": l[9] += 1
        else: undefined += 1
    except Exception as e:
        print(type(e).__name__, e)
