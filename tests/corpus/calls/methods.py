# Bound methods are values.
class Counter:
    def __init__(self, n):
        self.n = n
    def add(self, k=1):
        self.n += k
        return self.n

c = Counter(10)
add = c.add
print(add(), add(5), c.n)
print(Counter.add(c, 100), Counter.add(self=c, k=1))
append = [].append
print(append(1))
items = []
put = items.append
for i in range(5):
    put(i)
print(items)
upper = "abc".upper
print(upper(), str.upper("def"), list(map(str.upper, ["x", "y"])))
print(add.__name__, add.__self__ is c, c.add == c.add, c.add is c.add)
