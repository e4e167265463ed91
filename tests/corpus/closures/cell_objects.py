# Cells as objects: comparison by what they hold, setting and deleting it, making them.
import types


def held(value):
    def function():
        return value
    return function.__closure__[0]


def empty():
    def function():
        return value
    cell = function.__closure__[0]
    if cell is None:
        value = 1
    return cell


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


one, two, again, none, nothing = held(1), held(2), held(1), empty(), types.CellType()
for a, b in ((one, two), (one, again), (one, none), (none, one), (none, nothing), (one, 1)):
    show(lambda: (a == b, a != b))
    show(lambda: (a < b, a <= b, a > b, a >= b))
show(lambda: held("a") < held(1))
show(lambda: held("a") == held(1))
show(lambda: held([]) == held([]))
show(lambda: [held(1)] == [held(1)])
show(lambda: held(1) in [held(2), held(1)])
show(lambda: (held(1),) < (held(2),))
show(lambda: [cell.cell_contents for cell in sorted(map(held, [3, 1, 2]))])
nan = held(float("nan"))
show(lambda: (nan == nan, [nan] == [nan]))
show(lambda: (one.__eq__(again), one.__lt__(two), one.__lt__(3)))
show(lambda: hash(one))
show(lambda: {one: 1})


class Talking:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name

    def __lt__(self, other):
        print("lt", self.name)
        return NotImplemented


show(lambda: held(Talking("a")) == held(Talking("a")))
show(lambda: held(Talking("a")) != held(Talking("b")))
show(lambda: held(Talking("a")) < held(Talking("b")))

show(lambda: nothing.cell_contents)
nothing.cell_contents = 5
show(lambda: nothing.cell_contents)
del nothing.cell_contents
show(lambda: nothing.cell_contents)
show(lambda: types.CellType(1, 2))
show(lambda: types.CellType(contents=1))
show(lambda: types.CellType(3).cell_contents)
show(lambda: type("X", (types.CellType,), {}))
show(lambda: setattr(nothing, "other", 1))
print(repr(one).split(" at ")[0], repr(one).split(": ")[1].split(" at")[0], repr(none)[-8:])


def shared():
    x = 1

    def get():
        return x

    def add():
        nonlocal x
        x += 1
    return get, add


get, add = shared()
cell = get.__closure__[0]
cell.cell_contents = 10
add()
print(get(), cell is add.__closure__[0], get.__closure__ == add.__closure__)
del cell.cell_contents
show(get)
show(add)
show(types.FunctionType(get.__code__, {}, None, None, (types.CellType(7),)))
