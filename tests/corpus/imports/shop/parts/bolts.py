from ..prices import TAX as tax
from .. import parts as own


def size(n):
    return f"M{n} at {tax}"
