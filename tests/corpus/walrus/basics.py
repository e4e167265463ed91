# Assignment expressions.
print((n := 5), n)
if (m := n * 2) > 5:
    print(m)
l = [3, 2, 1]
while (x := l.pop()) < 3:
    print(x)
print([y := 1, y ** 2], [(z, w := z + 1) for z in range(2)], w)
def f():
    total = 0
    values = [total := total + v for v in range(5)]
    return values, total
print(f())
print(any((hit := c) == "b" for c in "abc"), hit)
