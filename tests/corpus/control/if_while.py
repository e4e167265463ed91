# if, elif, else; while with else, break and continue.
def sign(x):
    if x < 0:
        return "negative"
    elif x == 0:
        return "zero"
    elif x < 10:
        return "small"
    else:
        return "large"
print([sign(x) for x in (-5, 0, 5, 50)])
n = 0
while n < 3:
    n += 1
else:
    print("else after", n)
while True:
    n -= 1
    if n == 1:
        break
else:
    print("not printed")
print(n)
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
print()
while False: print("never")
else: print("else at once")
if 1: pass
if 0: pass
elif 1: print("one line")
x = 5
print("big" if x > 3 else "small", ("a" if x > 9 else "b") if x else "c")
