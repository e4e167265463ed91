# Names that are not bound.
def unbound():
    print(x)
    x = 1

def deleted():
    x = 1
    del x
    return x

def free():
    def inner():
        return y
    try:
        return inner()
    finally:
        y = 1

def undefined():
    return no_such_name

for f in (unbound, deleted, free, undefined):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)

try:
    del never
except NameError as e:
    print(e)

g = 1
del g
try:
    g
except NameError as e:
    print(e)
