"""A shop."""
print("shop begins as", __name__, "in package", __package__)
from .prices import price, TAX
from . import parts

__all__ = ["price", "orders", "total"]
_private = 1
public = 2


def total(*names):
    return sum(price(name) for name in names)


print("shop is done")
