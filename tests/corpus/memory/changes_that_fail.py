"""Changes of objects in a full memory: where one fails, it has changed nothing, and it can be made afterwards."""
try:
    from _testinternalcapi import remove_mem_hooks, set_nomemory
except (ImportError, AttributeError):
    # Without these the changes are made once, without failures.
    def set_nomemory(start, stop):
        pass

    def remove_mem_hooks():
        return True


def check(name, make, change, view=repr):
    """Each allocation of the change fails in turn, until none does."""
    before = view(make())
    after = make()
    change(after)
    after = view(after)
    strange = []
    number = 0
    while True:
        number += 1
        thing = make()
        set_nomemory(number, number + 1)
        try:
            change(thing)
            failed = False
        except MemoryError:
            failed = True
        missing = remove_mem_hooks()
        now = view(thing)
        if now != (before if failed else after):
            strange.append(f"after {number}: {now}")
        if failed:
            change(thing)
            if view(thing) != after:
                strange.append(f"again after {number}: {view(thing)}")
        elif missing:
            break
    print(f"{name}: {after}", *strange)


def delete(target, key):
    del target[key]


def attribute(name, value):
    return lambda o: setattr(o, name, value)


class Plain:
    def __init__(self):
        self.x = 1


class Slotted:
    __slots__ = ("a", "b")


def members(o):
    return repr(sorted(vars(o).items()))


def add_list(o):
    o += [1, 2, 3]


def multiply(o):
    o *= 3


def grow_slice(o):
    o[2:4] = [0, 0, 0, 0, 0, 0, 0, 0]


def shrink_slice(o):
    o[2:8] = [0]


def set_extended(o):
    o[::2] = 'abcde'


def set_generated(o):
    o[1:3] = (i * i for i in range(9))


def delete_extended(o):
    del o[1:9:2]


def merge(o):
    o |= {1: 1, 20: 20, 21: 21}


def unite(o):
    o |= {20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130}


def intersect(o):
    o &= {1, 2, 77}


def differ(o):
    o ^= {1, 2, 77}


def set_bytes(o):
    o[1:2] = b'0123456789'


def add_bytes(o):
    o += b'0123456789'


def delete_x(o):
    del o.x


def swap(o):
    o[0], o[1] = [o[1]], (o[0],)


def add_nested(o):
    o['a'][0] += 10 ** 20


for length in (0, 1, 3, 4, 7, 8, 15, 16, 31):
    items = list(range(length))
    check(f"append to {length}", lambda: items[:], lambda o: o.append(1.5))
    check(f"insert into {length}", lambda: items[:], lambda o: o.insert(length // 2, "x"))
    check(f"add to dict of {length}", lambda: dict.fromkeys(items), lambda o: o.__setitem__("new", 1))
    check(f"setdefault in dict of {length}", lambda: dict.fromkeys(items), lambda o: o.setdefault("new", 1))
    check(f"add to set of {length}", lambda: set(items), lambda o: o.add(-1000), lambda o: repr(sorted(o)))
    check(f"bytearray of {length}", lambda: bytearray(items), lambda o: o.append(7))
base = list(range(10))
check("extend by list", lambda: base[:], lambda o: o.extend(base))
check("extend by itself", lambda: base[:], lambda o: o.extend(o))
check("+= list", lambda: base[:], add_list)
check("*= 3", lambda: base[:], multiply)
check("slice grows", lambda: base[:], grow_slice)
check("slice shrinks", lambda: base[:], shrink_slice)
check("extended slice", lambda: base[:], set_extended)
check("slice from generator", lambda: base[:], set_generated)
check("del slice", lambda: base[:], delete_extended)
check("sort", lambda: base[::-1], lambda o: o.sort())
check("sort by key", lambda: base[:], lambda o: o.sort(key=lambda x: (x % 3, str(x))))
check("reverse", lambda: base[:], lambda o: o.reverse())
check("pop", lambda: base[:], lambda o: o.pop(3))
check("dict |=", lambda: dict.fromkeys(base), merge)
check("dict.pop", lambda: dict.fromkeys(base), lambda o: o.pop(4))
check("dict.popitem", lambda: dict.fromkeys(base), lambda o: o.popitem())
check("dict del", lambda: dict.fromkeys(base), lambda o: delete(o, 5))
check("dict clear", lambda: dict.fromkeys(base), lambda o: o.clear())
check("set |=", lambda: set(base), unite, lambda o: repr(sorted(o)))
check("set &=", lambda: set(base), intersect)
check("set ^=", lambda: set(base), differ, lambda o: repr(sorted(o)))
check("set remove", lambda: set(base), lambda o: o.remove(5))
check("set pop", lambda: {1}, lambda o: o.pop())
check("bytearray extend", lambda: bytearray(b"abc"), lambda o: o.extend(b"defghijklmnop"))
check("bytearray slice", lambda: bytearray(b"abc"), set_bytes)
check("bytearray +=", lambda: bytearray(b"abc"), add_bytes)
check("bytearray insert", lambda: bytearray(b"abcdefgh"), lambda o: o.insert(3, 88))
check("new attribute", Plain, attribute("y", 2), members)
check("many attributes", Plain, lambda o: vars(o).update(a=1, b=2, c=3), members)
check("slot", Slotted, attribute("a", [1]), lambda o: repr(getattr(o, "a", None)))
check("del attribute", Plain, delete_x, members)
check("class attribute", lambda: type("C", (), {}), attribute("z", 5), lambda o: repr([n for n in vars(o) if n[0] != "_"]))
check("function attribute", lambda: (lambda: 1), attribute("z", 5), members)
check("note", lambda: ValueError("x"), lambda o: o.add_note("a note"), lambda o: repr(getattr(o, "__notes__", None)))
check("swap", lambda: [1, 2.5], swap)
check("nested", lambda: {"a": [1]}, add_nested)
