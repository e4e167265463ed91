import sys
sys.path.insert(1, __file__.rsplit("/", 1)[0] + "/lib")
before = set(globals())
from shop import *
print(sorted(set(globals()) - before - {"before"}))
print(orders.Order("board").total(), total("nail"))


from plain_names import *
print(sorted(n for n in globals() if n.startswith(("a_", "_a"))))

try:
    from wrong_all import *
except AttributeError as e:
    print(type(e).__name__, e)
print(first)
try:
    from wrong_kind import *
except TypeError as e:
    print(type(e).__name__, e)
