# A list may change while it is walked over.
l = [1, 2, 3]
for x in l:
    if len(l) < 8:
        l.append(x * 10)
print(l)
l = [1, 2, 3, 4, 5]
for x in l:
    if x % 2:
        l.remove(x)
print(l)
l = [1, 2, 3]
it = iter(l)
print(next(it))
l.clear()
print(next(it, "exhausted"))
l.append(9)
print(next(it, "still exhausted"))
m = [0, 1]
i = 0
for m[i] in range(5):
    pass
print(m)
