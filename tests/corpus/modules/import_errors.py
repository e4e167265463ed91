# import of what does not exist, and forms of import.
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import no_such_name
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
def f():
    import math
    return math.floor(2.5)
print(f())
try:
    math
except NameError as e:
    print(e)
import math as m, sys as s
print(m.floor(1.5), s is not None, m.__name__)
try:
    from no_such import x
except ImportError as e:
    print(e)
import time, os
print(time.__name__, os.__name__)
