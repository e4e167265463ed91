# An uncaught exception through several calls.
def a(x):
    return b(x) + 1

def b(x):
    y = x * 2
    return c(y, key=x)

def c(y, *, key):
    raise ValueError("bad value %d" % y)

print("before")
a(5)
print("never")
