"""Docstrings of instances, at one place in the program for classes with and without one."""


class Told:
    """What it is."""


class Untold:
    pass


class Derived(Told):
    pass


class Renewed(Derived):
    """Another."""


def about(o):
    return o.__doc__


def words(o):
    return o.__doc__.split() if o.__doc__ else None


for _ in range(3):
    for kind in (Told, Untold, Derived, Renewed, Derived, Told):
        print(kind.__name__, about(kind()), words(kind()), about(kind), "__doc__" in vars(kind()))
