# `f_locals` of a function's frame: a mapping of its variables that writes through.

import copy
import sys
from collections.abc import Mapping


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def variables(a, *rest, key=1):
    local = a
    proxy = sys._getframe().f_locals
    print(type(proxy), type(proxy).__module__, isinstance(proxy, Mapping), len(proxy))
    print(list(proxy), proxy.keys(), proxy["local"], proxy.get("none"), proxy.get("none", 5))
    proxy["local"] = 7
    proxy["unbound"] = 8
    proxy["extra"] = 9
    proxy[5] = 6
    print(local, unbound, locals()["extra"], proxy[5], sys._getframe().f_locals["extra"])
    print(proxy.keys(), "extra" in proxy, "nothing" in proxy)
    unbound = 1
    print(proxy["unbound"], proxy.setdefault("unbound", 3), proxy.setdefault("fresh"), proxy["fresh"])
    proxy.update({"a": 10, "key": 11})
    proxy |= {"rest": 12}
    print(a, key, rest, proxy == proxy, proxy == dict(proxy), proxy == {}, proxy != proxy)
    print(sorted(map(str, proxy | {"x": 1})), sorted(map(str, {"x": 1} | proxy)))
    print(type(proxy.copy()), type(proxy.values()), type(proxy.items()), reversed(proxy)[-1])
    print(repr(proxy)[:20], "{...}" in repr(proxy))
    match proxy:
        case {"local": found}:
            print("matched", found)


variables(3, 4)


def refused(x):
    p = sys._getframe().f_locals
    print(attempt(lambda: p["nope"]), attempt(lambda: p[5]), attempt(lambda: p[[]]))
    print(attempt(p.__delitem__, "x"), attempt(lambda: p.pop("x")), attempt(lambda: p.clear()))
    print(attempt(lambda: p | 3), attempt(lambda: 3 | p), attempt(p.update, 3), attempt(p.update))
    print(attempt(p.get), attempt(p.setdefault), attempt(hash, p), attempt(lambda: p < p))
    print(attempt(copy.copy, p), attempt(type(p)), attempt(type(p), 1))


refused(1)


# Variables of functions around, and those that functions inside use.
def outer():
    shared = 1

    def inner():
        own = shared
        p = sys._getframe().f_locals
        p["shared"] = 2
        p["own"] = 3
        return own

    frame = sys._getframe()
    print(inner(), shared)
    frame.f_locals["shared"] = 4
    print(inner.__closure__[0].cell_contents, (lambda: shared)())


outer()


# Of another call, of a generator that waits, of one that has ended.
def change(depth, name, value):
    sys._getframe(depth).f_locals[name] = value


def changed():
    x = 1
    change(2, "x", 2)
    return x


print(changed())


def generator():
    x = yield 1
    yield x


g = generator()
next(g)
g.gi_frame.f_locals["x"] = 5
print(g.send(6), g.gi_frame.f_locals)
g.gi_frame.f_locals["x"] = 7
print(dict(g.gi_frame.f_locals))


def ended():
    x = 1
    return sys._getframe()


frame = ended()
frame.f_locals["x"] = 2
frame.f_locals["y"] = 3
print(dict(frame.f_locals))

# Modules and classes have a namespace.
print(sys._getframe().f_locals is globals())


class Body:
    sys._getframe().f_locals["made"] = 1
    print(made, type(sys._getframe().f_locals))


# Many variables.
names = [f"v{i}" for i in range(300)]
lines = "".join(f" {name} = {i}\n" for i, name in enumerate(names))
namespace = {"sys": sys}
exec(f"def many(p):\n{lines} f = sys._getframe().f_locals\n f['v1'] = f['v299'] = f['p'] = -1\n return v1, v299, p, len(f)", namespace)
print(namespace["many"](0))
