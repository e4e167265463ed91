from .prices import _table as table
from . import prices
from .parts.bolts import size
import shop.parts.bolts as b


class Order:
    def __init__(self, *names):
        self.names = names

    def total(self):
        return sum(prices.price(name) for name in self.names)


same = b.size is size
