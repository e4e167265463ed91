# Methods of list and their errors.
l = [3, 1, 2]
l.append(4)
l.extend([5, 6])
l.extend("ab")
l.insert(0, "first")
l.insert(-1, "before last")
l.insert(100, "end")
print(l)
print(l.pop(), l.pop(0), l.pop(-2), l)
l = [1, 2, 3, 2, 1]
l.remove(2)
print(l, l.index(3), l.index(1, 1), l.count(1), l.count(9))
l.reverse()
print(l, l.copy(), l.copy() is l)
l.clear()
print(l)
for f in (lambda: l.pop(), lambda: l.remove(1), lambda: l.index(1), lambda: [1].pop(5), lambda: l.append(), lambda: l.nothing(), lambda: l.extend(5), lambda: [1].pop("a")):
    try:
        f()
    except (IndexError, ValueError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print([1, 2] + [3], [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1)
l = [1]
k = l
l += [2]
l *= 2
print(l, k is l)
l += "xy"
l += (9,)
print(l)
try:
    l + (1,)
except TypeError as e:
    print(e)
try:
    l += 5
except TypeError as e:
    print(e)
m = [[0] * 2] * 2
m[0][0] = 1
print(m)
