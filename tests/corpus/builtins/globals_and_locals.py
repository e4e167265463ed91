# globals, locals, vars and what changes through them.
x = 1
globals()["made"] = "by globals"
print(made, globals()["x"], "print" in globals(), locals() is globals(), vars() is globals(), __name__, globals().get("nothing"))


def function(a, b=2, *c, d=4, **e):
    local = "l"
    before = dict(locals())
    later = 5
    return before, sorted(locals()), "x" in locals(), sorted(globals().keys() & {"x", "made", "local"})


print(function(1, 3, 5, f=6))


def unbound():
    if False:
        never = 1
    before = sorted(locals())
    soon = 1
    del soon
    return before, sorted(locals())


print(unbound())


def closure():
    free = 1

    def inner():
        own = free
        return sorted(locals())

    return inner(), sorted(k for k in locals() if k != "inner")


print(closure())


class C:
    a = 1
    b = sorted(k for k in locals() if not k.startswith("__"))
    locals()["dynamic"] = "yes"


print(C.b, C.dynamic, sorted(k for k in vars(C) if not k.startswith("__")))


def snapshot():
    v = 1
    first = locals()
    v = 2
    second = locals()
    first["v"] = 99
    return v, first["v"], second["v"], first is second


print(snapshot())
del globals()["made"]
try:
    made
except NameError as e:
    print(e)


def write(name, value):
    globals()[name] = value


write("fresh", [1])
print(fresh, len(globals()) > 5)
fresh = "again"
print(globals()["fresh"])
for name in ("fresh", "x"):
    del globals()[name]
print("x" in globals())
try:
    print(x)
except NameError as e:
    print(type(e).__name__, e)
print([n for n in list(globals()) if n in ("C", "function", "write")])
