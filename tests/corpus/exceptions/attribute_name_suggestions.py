# Exceptions carry names.
try:
    undefined_thing
except NameError as e:
    print(e.name, e)
try:
    (5).missing
except AttributeError as e:
    print(e.name, e.obj, e)
try:
    [].appendd
except AttributeError as e:
    print(e)
class C: pass
for f in (lambda: C.x, lambda: C().x, lambda: len.x, lambda: C().__len__):
    try:
        f()
    except AttributeError as e:
        print(e)
try:
    c = C()
    del c.x
except AttributeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
try:
    [].x = 1
except AttributeError as e:
    print(e)
import math
try:
    math.nothing
except AttributeError as e:
    print(e)
