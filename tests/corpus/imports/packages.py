import sys
import shop
print(shop.__name__, shop.__package__, shop.__doc__, shop.TAX)
print(shop.__file__.endswith("/imports/shop/__init__.py"), len(shop.__path__))
print(shop.total("nail", "board"))

import shop.orders
from shop.orders import Order, same
print(same, Order("nail", "nail").total(), Order.__module__, Order.__qualname__)
print(repr(Order)[:29])

from shop.parts import bolts
print(bolts.size(8), bolts.own is shop.parts, bolts.size.__module__)

import shop.parts.bolts as again
print(again is bolts, shop.parts.bolts is bolts, sys.modules["shop.parts.bolts"] is bolts)
print([name for name in sys.modules if name.startswith("shop")])

print(shop.orders.__spec__.name, shop.orders.__spec__.parent, shop.__spec__.parent)
print(shop.orders.__package__, bolts.__package__)

import plain_folder.inside
print(plain_folder.inside.value, hasattr(plain_folder, "__file__"))
print(len(list(plain_folder.__path__)))


def local_imports():
    import shop as s
    from shop import prices as p, parts
    from shop.prices import price
    return s is shop, p.price is price, parts


print(local_imports()[:2])

for name in ["shop.nowhere", "nowhere", "nowhere.at.all", "shop.prices.deeper", "sys.deeper"]:
    try:
        __import__(name)
    except ImportError as e:
        print(type(e).__name__, e, "|", e.name, e.path)

try:
    from shop import absent
except ImportError as e:
    print(type(e).__name__, str(e).replace(shop.__file__, "FILE"), e.name, e.name_from, e.path == shop.__file__)
try:
    from shop.prices import absent
except ImportError as e:
    print(type(e).__name__, str(e).replace(shop.prices.__file__, "FILE"))
try:
    from . import absent
except ImportError as e:
    print(type(e).__name__, e)
try:
    from .absent import thing
except ImportError as e:
    print(type(e).__name__, e)
try:
    shop.absent
except AttributeError as e:
    print(e, e.name, e.obj is shop)
