# What a cell holds can be assigned and deleted from outside.
import types


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n

    return step


step = counter()
print(step(), step())
cell = step.__closure__[0]
print(cell.cell_contents)
cell.cell_contents = 40
print(step(), step(), cell.cell_contents)
del cell.cell_contents
try:
    step()
except NameError as e:
    print(type(e).__name__, e)
try:
    cell.cell_contents
except ValueError as e:
    print(e)
cell.cell_contents = "text"
try:
    step()
except TypeError as e:
    print(e)
try:
    cell.other = 1
except AttributeError as e:
    print(e)

empty = types.CellType()
empty.cell_contents = [1]
print(empty.cell_contents, types.CellType(5).cell_contents)


class Base:
    def name(self):
        return "Base"


class Derived(Base):
    def name(self):
        return "Derived of " + super().name()


class Other(Base):
    name = Derived.name


# super() looks at the cell of the class.
[found] = [c for c in Derived.name.__closure__ if c.cell_contents is Derived]
try:
    Other().name()
except TypeError as e:
    print(e)
found.cell_contents = Other
print(Other().name())
