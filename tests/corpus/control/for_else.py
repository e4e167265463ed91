# for with else, break, continue; nested loops; the loop variable.
for x in range(3):
    pass
else:
    print("else", x)
for x in [1, 2, 3]:
    if x == 2:
        break
else:
    print("no")
print(x)
for x in []:
    pass
else:
    print("empty else", x)
def primes(n):
    out = []
    for i in range(2, n):
        for p in out:
            if i % p == 0:
                break
        else:
            out.append(i)
    return out
print(primes(50))
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 2: break
        print(i, j, end="; ")
print(i, j)
for i in range(5):
    i = i * 10
    print(i, end=" ")
print()
for i in range(3):
    while True:
        break
    else:
        continue
    if i == 1:
        break
else:
    print("no")
print(i)
for c in "ab": print(c)
for k in {"x": 1, "y": 2}: print(k)
for t in (1, (2, 3)): print(t)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
