print("prices begins as", __name__, "in package", __package__)
TAX = 0.25
_table = {"nail": 4, "board": 40}


def price(name):
    return _table[name] * (1 + TAX)
