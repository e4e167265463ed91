# Many functions calling one another through every kind of call.
log = []
def a(n, *rest, **kw):
    log.append(f"a{n}")
    if n:
        return b(n - 1, *rest, **kw)
    return rest, kw

def b(n, x=None, *rest, key=None, **kw):
    log.append(f"b{n}")
    if n:
        return a(n - 1, x, *rest, key=key, **kw)
    return x, rest, key, kw

print(a(5, 1, 2, key=3, other=4))
print(a(4, 1, key=3))
print(b(3))
print(log)
