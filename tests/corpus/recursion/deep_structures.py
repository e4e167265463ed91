# Structures nested deeper than the recursion limit.
l = []
for _ in range(100000): l = [l]
print(len(l))
try:
    print(len(repr(l)))
except RecursionError as e:
    print("RecursionError")
m = []
for _ in range(100000): m = [m]
try:
    print(l == m)
except RecursionError as e:
    print("RecursionError")
t = ()
for _ in range(100000): t = (t,)
try:
    hash(t)
except RecursionError as e:
    pass
l = m = t = None
print("freed")
